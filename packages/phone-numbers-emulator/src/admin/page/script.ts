/** The script of the page. A string, since a function is not the same text after a bundler. */
export const script = `
'use strict';
const at = (id) => document.getElementById(id);
const create = (name, text, className) => {
  const element = document.createElement(name);
  element.textContent = text;
  if (className) element.className = className;
  return element;
};

async function ask(path, method = 'GET', body = undefined) {
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(path, { method, ...(body && { headers, body: JSON.stringify(body) }) });
  const answer = response.status === 204 ? undefined : await response.json();
  if (!response.ok) throw new Error(answer.error.message);
  return answer;
}

const clockTime = (time) => time.slice(11, 19);
const tone = (status) => (status === 'succeeded' || status < 300 ? 'good' : status === 'failed' || status >= 400 ? 'bad' : '');
const columns = {
  purchases: (item) => [[clockTime(item.at)], [item.phoneNumbers.join(', ')], [item.searchId]],
  operations: (item) => [
    [clockTime(item.startedAt)],
    [item.kind],
    [item.isCanceled ? item.status + ' (canceled)' : item.status, tone(item.status)],
    [item.reads],
    [item.operationId],
  ],
  requests: (item) => [
    [clockTime(item.at)],
    [item.status, tone(item.status)],
    [item.method],
    [item.path],
    [item.durationMilliseconds],
  ],
};

const shown = {};
/** Touches the page only where something has changed, so that a selection stays. */
function whenChanged(name, value, show) {
  const text = JSON.stringify(value);
  if (shown[name] === text) return;
  shown[name] = text;
  show();
}

function showTable(name, answer) {
  whenChanged(name, answer, () => {
    const rows = answer[name].toReversed().map((item) => {
      const row = create('tr', '');
      row.append(...columns[name](item).map(([text, className]) => create('td', text, className)));
      return row;
    });
    at(name).replaceChildren(...rows);
    at(name + '-none').hidden = rows.length > 0;
    at(name).closest('.scroll').hidden = rows.length === 0;
    at(name + '-total').textContent = answer.total > rows.length ? rows.length + ' of ' + answer.total : answer.total;
  });
}

/** The catalogue does not change: it is loaded once. */
let catalogue = [];
async function loadCatalogue() {
  if (catalogue.length > 0) return;
  catalogue = (await ask('violations')).violations;
  const options = catalogue.map(({ id, what }) => {
    const option = create('option', what);
    option.value = id;
    return option;
  });
  at('catalogue').replaceChildren(...options);
}

let on = [];
function showViolations(ids) {
  on = ids;
  whenChanged('violations', on, () => {
    const buttons = on.map((id) => {
      const item = create('li', '');
      const button = create('button', 'Switch off ' + id);
      button.title = catalogue.find((violation) => violation.id === id).what;
      button.onclick = () => act('Switched off ' + id + '.', () => switchTo(on.filter((other) => other !== id)));
      item.append(button);
      return item;
    });
    at('on').replaceChildren(...buttons);
    at('on-none').hidden = on.length > 0;
  });
}

const switchTo = (ids) => ask('violations', 'PUT', { ids });

async function refresh() {
  await loadCatalogue();
  const [clock, ledger, operations, requests, violations] = await Promise.all(
    ['clock', 'ledger?last=50', 'operations?last=50', 'requests?last=50', 'violations/on'].map((path) => ask(path)),
  );
  at('time').dateTime = clock.time;
  at('time').textContent = clock.time.replace('T', ' ').replace(/\\.\\d+Z/, ' UTC');
  showTable('purchases', ledger);
  showTable('operations', operations);
  showTable('requests', requests);
  showViolations(violations.on);
}

/** Announced once: the region is not touched while the problem stays the same. */
function tell(id, text) {
  if (at(id).textContent !== text) at(id).textContent = text;
}

async function act(done, action) {
  tell('done', '');
  try {
    await action();
    await refresh();
    tell('problem', '');
    tell('done', done);
  } catch (error) {
    tell('problem', error.message);
  }
}

function onSubmit(id, done, action) {
  at(id).addEventListener('submit', (event) => {
    event.preventDefault();
    act(done(), action);
  });
}
const minutes = () => Number(at('minutes').value);
const wanted = () => at('violation').value.trim();
onSubmit('advance', () => 'Advanced the clock by ' + minutes() + ' minutes.', () => ask('clock/advance', 'POST', { milliseconds: minutes() * 60000 }));
onSubmit('switch', () => 'Switched on ' + wanted() + '.', async () => {
  await switchTo([...on.filter((id) => id !== wanted()), wanted()]);
  at('violation').value = '';
});
onSubmit('reset', () => 'Reset the emulator.', () => ask('reset', 'POST'));

let isLost = false;
async function watch() {
  if (!document.hidden) {
    try {
      await refresh();
      if (isLost) tell('problem', '');
      isLost = false;
    } catch (error) {
      isLost = true;
      tell('problem', 'The emulator does not answer: ' + error.message);
    }
  }
  setTimeout(watch, 1000);
}
watch();
`;
