import { expect, it } from 'vitest';
import { commandForTest, commandIn, consent, emulatorForTest, tollFree } from './command.js';
import { newFolder } from './folder.js';

it.each([
  (secret: string) => ['list', `--connectionstring=${secret}`],
  (secret: string) => [secret],
  (secret: string) => ['list', '--timeout', secret],
  (secret: string) => ['watch', secret],
  (secret: string) => ['journal', 'show', secret],
  (secret: string) => ['buy', ...tollFree, '--max-price', secret, '--yes', '--currency', 'USD', '--json'],
])('a connection string in a wrong place is not printed (%#)', async (args) => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  const [, key = ''] = /accesskey=(.*)$/.exec(emulator.connectionString) ?? [];
  for (const secret of [emulator.connectionString, key]) {
    const { code, stdout, stderr } = await command(...args(secret));
    expect(code).not.toBe(0);
    expect(stdout + stderr).not.toContain(key);
  }
});

it('an access key is refused as the key of a purchase, and is not stored', async () => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  const [, key = ''] = /accesskey=(.*)$/.exec(emulator.connectionString) ?? [];
  const run = await command('buy', ...tollFree, '--key', key, ...consent);
  expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('--key must be a name of your own') });
  expect((await command('journal', 'export')).stdout).not.toContain(key);
  expect(emulator.ledger.purchases).toHaveLength(0);
});

it('a search that holds more than was asked for is not purchased', async () => {
  const emulator = await emulatorForTest({
    mutate(answer, { route }) {
      if (route !== 'getSearchResult') return answer;
      const text = new TextDecoder().decode(answer.body);
      const more = text.replace(/"phoneNumbers":\["([^"]+)"\]/, '"phoneNumbers":["$1","+18335550199"]');
      return { ...answer, body: new TextEncoder().encode(more) };
    },
  });
  const command = await commandForTest(emulator);
  const run = await command('buy', ...tollFree, '--yes', '--max-price', '9', '--currency', 'USD');
  expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining('the search holds 2 phone numbers') });
  expect(emulator.ledger.purchases).toHaveLength(0);
});

it('"ensure" buys nothing while the list leads back to itself: numbers may be missing from it', async () => {
  const emulator = await emulatorForTest({
    mutate(answer, { route, request }) {
      if (route !== 'listPhoneNumbers') return answer;
      const page: object = JSON.parse(new TextDecoder().decode(answer.body));
      const { pathname, search } = new URL(request.url);
      return {
        ...answer,
        body: new TextEncoder().encode(JSON.stringify({ ...page, nextLink: pathname + search })),
      };
    },
  });
  const command = await commandForTest(emulator);
  const kind = ['--country', 'US', '--type', 'toll-free', '--calling', 'inbound'];
  const run = await command('ensure', ...kind, '--count', '1', ...consent);
  expect(run).toMatchObject({ code: 4, stderr: expect.stringContaining('leads back') });
  expect(emulator.ledger.purchases).toHaveLength(0);
});

it('an access key of today, which has the form of an id, is refused as one', async () => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  const key = `${'Ab3'.repeat(17)}JQQJ99BKACULyCpuAAAAAZCSy6gZ${'x'.repeat(5)}`;
  for (const args of [
    ['purchase', key],
    ['watch', key],
    ['cancel', `search_${key}`],
    ['journal', 'show', key],
  ]) {
    const { code, stdout, stderr } = await command(...args);
    expect({ args, code }).toEqual({ args, code: 2 });
    expect(stderr).toContain('It looks like an access key');
    expect(stdout + stderr).not.toContain(key);
  }
});

it('a search for mobile phone numbers says which api-version can make it', async () => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  const run = await command('search', 'US', '--type', 'mobile', '--calling', 'inbound');
  expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining('need --api-version 2025-06-01') });
});

it('"ensure" counts a phone number once that two pages list', async () => {
  const emulator = await emulatorForTest({
    mutate(answer, { route }) {
      if (route !== 'listPhoneNumbers') return answer;
      const page: { phoneNumbers: unknown[] } = JSON.parse(new TextDecoder().decode(answer.body));
      const phoneNumbers = [...page.phoneNumbers, ...page.phoneNumbers];
      return { ...answer, body: new TextEncoder().encode(JSON.stringify({ ...page, phoneNumbers })) };
    },
  });
  const command = await commandForTest(emulator);
  const kind = ['--country', 'US', '--type', 'toll-free', '--calling', 'inbound'];
  await command('buy', ...tollFree, ...consent);
  const run = await command('ensure', ...kind, '--count', '2', ...consent);
  expect(run.code, run.stderr).toBe(0);
  expect(emulator.ledger.purchases).toHaveLength(2);
});

it.each([
  (key: string) => ['watch', key],
  (key: string) => ['list', '--timeout', key],
  (key: string) => [key],
  (key: string) => ['buy', 'US', '--type', key],
])('an access key in a wrong place is not printed before any credential is configured (%#)', async (args) => {
  const emulator = await emulatorForTest();
  const folder = await newFolder();
  const env = { COMMUNICATION_SERVICES_CONNECTION_STRING: undefined };
  const command = commandIn(emulator, folder, { env });
  const key = Buffer.from(Array.from({ length: 64 }, (_, index) => (index * 37 + 11) % 256)).toString(
    'base64',
  );
  const { code, stdout, stderr } = await command(...args(key));
  expect(code).not.toBe(0);
  expect(stdout + stderr).not.toContain(key.slice(0, 20));
});

it.each([
  ['--max-price', ['1', '9'], []],
  ['--max-price', ['9', '1'], ['--json']],
  ['--currency', ['EUR', 'USD'], ['--max-price', '9']],
  ['--type', ['geographic', 'toll-free'], ['--max-price', '9']],
])('an option that is given twice with different values is refused: %s %j %j', async (name, values, more) => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  const given = values.flatMap((value) => [name, value]);
  const { code, stdout, stderr } = await command(
    'buy',
    ...tollFree,
    '--yes',
    '--currency',
    'USD',
    ...given,
    ...more,
  );
  expect(code).toBe(2);
  expect(stdout + stderr).toContain('It was given before with another value.');
  expect(emulator.ledger.purchases).toHaveLength(0);
});

it('an option that is given twice with the same value counts once', async () => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  const run = await command('buy', ...tollFree, ...consent, ...consent.filter((word) => word !== '--yes'));
  expect(run).toMatchObject({ code: 0 });
  expect(emulator.ledger.purchases).toHaveLength(1);
});
