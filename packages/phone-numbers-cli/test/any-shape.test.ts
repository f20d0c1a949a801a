import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changingBodies } from './bodies.js';
import { consent, emulatorForTest, tollFree } from './command.js';
import { checkDocument } from './document.js';
import { commandInside } from './inside.js';

const number = '+18335550100';

/** `ID` stands for the id of a search that was purchased, `NEW` for one that was not. */
const commands: readonly (readonly string[])[] = [
  ['list'],
  ['show', number],
  ['search', ...tollFree],
  ['buy', ...tollFree, ...consent],
  ['buy', ...tollFree, ...consent, '--key', 'a'],
  ['buy', ...tollFree, '--dry-run'],
  ['purchase', 'NEW', ...consent],
  ['ensure', '--country', ...tollFree, ...consent],
  ['resume'],
  ['watch', 'ID'],
  ['watch', 'search_NEW'],
  ['cancel', 'ID'],
  ['update', number, '--sms', 'inbound'],
  ['release', number, '--yes'],
  ['doctor', '--probe-search'],
];

/** Values in place of one that a reader expects. */
const anything = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1e300, '', 'x', [], {}, [null], [[]], [{}], { length: -1 }, 'NaN'),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Replaces the value at a random place of a JSON value, or takes it out. */
function replace(value: unknown, path: readonly number[], by: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined || typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[first % Math.max(keys.length, 1)];
  if (key === undefined) return by;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  Reflect.set(copy, key, replace(Reflect.get(value, key), rest, by));
  return copy;
}

/** What happens to the answers of a run: the values at some places are others. */
const edits = fc.array(
  fc.record({ path: fc.array(fc.nat(20), { maxLength: 4 }), by: anything, isTakenOut: fc.boolean() }),
  { minLength: 1, maxLength: 3 },
);

it.for(commands)('"%s %s" survives any JSON that a service may answer with', async (args) => {
  let change = (body: unknown): unknown => body;
  const emulator = await emulatorForTest({ mutate: changingBodies((body) => change(body)) });
  const healthy = await commandInside(emulator);
  const searchIds = [await healthy('search', ...tollFree), await healthy('search', ...tollFree)];
  const [bought = '', fresh = ''] = searchIds.map(({ stdout }) => stdout.trim());
  await healthy('purchase', bought, ...consent);
  const line = args.map((arg) => arg.replace('ID', bought).replace('NEW', fresh));
  await fc.assert(
    fc.asyncProperty(edits, fc.boolean(), fc.boolean(), async (places, isTTY, isWhole) => {
      change = (body) =>
        isWhole
          ? places[0]?.by
          : places.reduce(
              (now, { path, by, isTakenOut }) => replace(now, path, isTakenOut ? undefined : by),
              body,
            );
      const command = await commandInside(emulator, { isTTY, answer: 'yes\n' });
      for (const json of [[], ['--json']]) {
        const run = await command(...line, ...json, '--timeout', '0.7');
        expect([0, 2, 3, 4, 5, 6], run.stderr).toContain(run.code);
        expect(run.stderr).not.toMatch(/TypeError|RangeError|A fault of this program|\n {4}at /);
        expect(`${run.stdout}${run.stderr}`).not.toMatch(/undefined|\[object|NaN a month/);
        if (json.length > 0) checkDocument(run);
      }
    }),
    { numRuns: 15 },
  );
});

it('an entry of the list that says nothing of its cost and capabilities is shown with what is there', async () => {
  const emulator = await emulatorForTest({
    mutate: changingBodies((body, { route }) =>
      route === 'listPhoneNumbers' ? { phoneNumbers: [{ phoneNumber: number, cost: null }] } : body,
    ),
  });
  const run = await (await commandInside(emulator))('list');
  expect(run).toMatchObject({ code: 0, stdout: `${number}\t?\t?\t?\t?\tcost unknown\n` });
});

const owned = {
  phoneNumber: number,
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
};

it.for<object>([
  { countryCode: undefined },
  { countryCode: ['US'] },
  { phoneNumberType: null },
  { phoneNumberType: '' },
  { assignmentType: 5 },
  { capabilities: null },
  { capabilities: { calling: { in: true }, sms: 'none' } },
])('ensure buys nothing while the service says of a phone number that it owns: %j', async (more) => {
  const emulator = await emulatorForTest({
    mutate: changingBodies((body, { route }) =>
      route === 'listPhoneNumbers' ? { phoneNumbers: [{ ...owned, ...more }] } : body,
    ),
  });
  const run = await (await commandInside(emulator))('ensure', '--country', ...tollFree, ...consent);
  expect(run.code, run.stderr).toBe(4);
  expect(run.stderr).toMatch(/does not say the \w+ of \+18335550100/);
  expect(emulator.ledger.purchases).toHaveLength(0);
});

it('ensure counts what the service writes in another case', async () => {
  const emulator = await emulatorForTest({
    mutate: changingBodies((body, { route }) =>
      route === 'listPhoneNumbers'
        ? { phoneNumbers: [{ ...owned, phoneNumberType: 'TollFree', countryCode: 'us' }] }
        : body,
    ),
  });
  const run = await (await commandInside(emulator))('ensure', '--country', ...tollFree, ...consent);
  expect(run).toMatchObject({ code: 0, stdout: `${number}\n` });
  expect(emulator.ledger.purchases).toHaveLength(0);
});
