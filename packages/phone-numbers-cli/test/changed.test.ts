import { expect, it } from 'vitest';
import { changingResults } from './bodies.js';
import { commandForTest, commandIn, consent, emulatorForTest, tollFree } from './command.js';
import { documentOf } from './document.js';
import { commandInside } from './inside.js';

/** What a search may hold when it is read again, other than the one phone number that was shown. */
const changes: Readonly<Record<string, readonly string[]>> = {
  'one more': ['+18335550100', '+18335550101'],
  'another one': ['+18335550101'],
  'the same one twice': ['+18335550100', '+18335550100'],
};

/** An emulator whose searches hold something else from the second read on. */
async function changing(phoneNumbers: readonly string[], cost?: object) {
  let reads = 0;
  const emulator = await emulatorForTest({
    onAnswer({ route }) {
      if (route === 'getSearchResult') reads++;
    },
    mutate: changingResults({ phoneNumbers, ...cost }, () => reads > 1),
  });
  return emulator;
}

const free = { cost: { amount: 0, currencyCode: 'USD', billingFrequency: 'monthly' } };

it.for(Object.entries(changes))(
  'a search that holds %s after it was shown is not purchased, by a script and by a person',
  async ([, phoneNumbers]) => {
    const emulator = await changing(phoneNumbers, free);
    const { document, run } = await documentOf(
      await commandForTest(emulator),
      'buy',
      ...tollFree,
      ...consent,
    );
    expect(document, run.stderr).toMatchObject({ exitCode: 3, error: { code: 'search-changed' } });
    expect(emulator.ledger.purchases).toHaveLength(0);
    const forPerson = await changing(phoneNumbers, free);
    const person = await commandInside(forPerson, { isTTY: true, answer: 'yes\n' });
    const asked = await person('buy', ...tollFree);
    expect(asked.stderr).toContain('Type yes to buy');
    expect(asked.code, asked.stderr).toBe(3);
    expect(forPerson.ledger.purchases).toHaveLength(0);
  },
);

it('ensure and purchase buy nothing of a search that has changed', async () => {
  const emulator = await changing(['+18335550101'], free);
  const command = await commandForTest(emulator);
  expect(await command('ensure', '--country', ...tollFree, ...consent)).toMatchObject({ code: 3 });
  const other = await changing(['+18335550101'], free);
  const { searchId } = other.addSearch();
  expect(await (await commandForTest(other))('purchase', searchId, ...consent)).toMatchObject({ code: 3 });
  expect([...emulator.ledger.purchases, ...other.ledger.purchases]).toHaveLength(0);
});

it('a purchase that is to be sent again is not, and stays unknown, if the search has changed since', async () => {
  let isOn = false;
  const emulator = await emulatorForTest({
    mutate: changingResults({ phoneNumbers: ['+18335550101'], ...free }, () => isOn),
  });
  const { folder } = await commandForTest(emulator);
  const preload = new URL('./fixtures/kill-at.js', import.meta.url).href;
  const env = { KILL_AT: 'rename after .sent.', NODE_OPTIONS: `--import=${preload}` };
  const killed = await commandIn(emulator, folder, { env })('buy', ...tollFree, ...consent);
  expect(killed).toMatchObject({ signal: 'SIGKILL' });
  isOn = true;
  const run = await commandIn(emulator, folder)('resume', '--resend-after', '0.001', '--timeout', '5');
  expect(run.stderr).toContain('not the phone numbers that were agreed on');
  // The first one may be the reason: a script must not take it for refused, and buy another search.
  expect(run.stderr).toContain('may have been accepted');
  expect(run.stderr).not.toContain('Search again');
  expect(run.code).toBe(5);
  expect(emulator.ledger.purchases).toHaveLength(0);
});

/** What is no phone number that anybody could own. */
const noNumbers = [
  '14255550123',
  '+0',
  '+1425555012345678',
  'tel:+14255550123',
  '+1425555 0123',
  '',
  '+14255550123\n',
  '\u202e+14255550123',
];

it.for(noNumbers)('a search that holds %j is not purchased', async (wrong) => {
  const emulator = await emulatorForTest({
    mutate: changingResults({ phoneNumbers: [wrong] }, () => true),
  });
  const command = await commandForTest(emulator);
  const { searchId } = emulator.addSearch();
  for (const args of [
    ['buy', ...tollFree],
    ['buy', ...tollFree, '--key', 'a'],
    ['purchase', searchId],
    ['ensure', '--country', ...tollFree],
  ]) {
    const { document, run } = await documentOf(command, ...args, ...consent);
    const expected =
      wrong === ''
        ? { exitCode: 6, error: { code: 'search-empty' } }
        : { exitCode: 3, error: { code: 'not-purchasable' } };
    expect(document, run.stderr).toMatchObject(expected);
  }
  expect(emulator.ledger.purchases).toHaveLength(0);
});
