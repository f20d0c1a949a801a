import { expect, it } from 'vitest';
import { changingBodies } from './bodies.js';
import { commandForTest, consent, emulatorForTest, tollFree } from './command.js';
import { commandInside } from './inside.js';

const ensured = ['ensure', '--country', ...tollFree, '--count', '1', ...consent];

it.for<[what: string, more: object]>([
  ['calling none', { capabilities: { calling: 'none', sms: 'none' } }],
  ['the type geographic', { phoneNumberType: 'geographic' }],
  ['the assignment person', { assignmentType: 'person' }],
])('a search that holds something else is not bought: %s', async ([what, more]) => {
  const emulator = await emulatorForTest({
    mutate: changingBodies((body, { route }) =>
      route === 'getSearchResult' && typeof body === 'object' ? { ...body, ...more } : body,
    ),
  });
  const command = await commandInside(emulator);
  for (const line of [['buy', ...tollFree, ...consent], ensured]) {
    const { code, stderr } = await command(...line);
    expect(code).toBe(3);
    expect(stderr).toContain(`something else than was asked for: ${what}.`);
  }
  expect(emulator.ledger.purchases).toHaveLength(0);
});

it('a search that holds another area code is not bought', async () => {
  const emulator = await emulatorForTest({
    mutate: changingBodies((body, { route }) =>
      route === 'getSearchResult' && typeof body === 'object'
        ? { ...body, phoneNumbers: ['+12065550100'] }
        : body,
    ),
  });
  const command = await commandInside(emulator);
  const run = await command(...ensured, '--area-code', '833');
  expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining('another area code') });
  expect(emulator.ledger.purchases).toHaveLength(0);
});

it('a search that holds more than was asked for can be bought', async () => {
  const emulator = await emulatorForTest({
    mutate: changingBodies((body, { route }) =>
      route === 'getSearchResult' && typeof body === 'object'
        ? {
            ...body,
            phoneNumberType: 'TollFree',
            capabilities: { calling: 'inbound+outbound', sms: 'inbound' },
          }
        : body,
    ),
  });
  const run = await (await commandInside(emulator))('buy', ...tollFree, ...consent);
  expect(run.code, run.stderr).toBe(0);
});

it('"ensure" buys once, and no more, when the resource owns what was bought as something else', async () => {
  const emulator = await emulatorForTest({
    mutate: changingBodies((body, { route }) => {
      const other = { phoneNumberType: 'geographic' };
      if (route === 'getPhoneNumber' && typeof body === 'object') return { ...body, ...other };
      if (route !== 'listPhoneNumbers') return body;
      const { phoneNumbers }: { phoneNumbers: object[] } = JSON.parse(JSON.stringify(body));
      return { phoneNumbers: phoneNumbers.map((number) => ({ ...number, ...other })) };
    }),
  });
  const command = await commandForTest(emulator);
  expect((await command(...ensured)).code).toBe(0);
  for (let run = 0; run < 2; run += 1) {
    const { code, stderr } = await command(...ensured);
    expect(code, stderr).toBe(3);
    expect(stderr).toContain('owns it as something else');
  }
  expect(emulator.ledger.purchases).toHaveLength(1);
});
