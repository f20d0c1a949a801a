import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeOld } from './age.js';
import { commandForTest, consent, emulatorForTest, tollFree } from './command.js';

const inbound = ['--country', 'US', '--type', 'toll-free', '--calling', 'inbound', ...consent];

it('two runs of buy with one key at the same time search and purchase once, and print the same phone number', async () => {
  let searches = 0;
  const emulator = await emulatorForTest({
    onAnswer({ route }) {
      if (route === 'search') searches++;
    },
  });
  const command = await commandForTest(emulator);
  const order = ['buy', ...tollFree, '--key', 'order-17', ...consent];
  const [one, other] = await Promise.all([command(...order), command(...order)]);
  expect([one.code, other.code], one.stderr + other.stderr).toEqual([0, 0]);
  expect(one.stdout).toBe(other.stdout);
  expect(emulator.ledger.purchases).toHaveLength(1);
  expect(searches).toBe(1);
});

it('two runs of purchase with one search at the same time purchase once', async () => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  const found = await command('search', ...tollFree);
  const order = ['purchase', found.stdout.trim(), ...consent];
  const [one, other] = await Promise.all([command(...order), command(...order)]);
  expect([one.code, other.code], one.stderr + other.stderr).toEqual([0, 0]);
  expect(one.stdout).toBe(other.stdout);
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it('two runs of ensure at the same time purchase once', async () => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  const [one, other] = await Promise.all([command('ensure', ...inbound), command('ensure', ...inbound)]);
  expect([one.code, other.code], one.stderr + other.stderr).toEqual([0, 0]);
  expect(one.stdout).toBe(other.stdout);
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it('a second run of ensure buys nothing, and a larger count buys what is missing', async () => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  expect(await command('ensure', ...inbound)).toMatchObject({ code: 0 });
  const again = await command('ensure', ...inbound, '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ result: { wanted: 1, missing: 0, bought: [] } });
  expect(emulator.ledger.purchases).toHaveLength(1);
  const more = await command('ensure', ...inbound, '--count', '2', '--json');
  expect(JSON.parse(more.stdout)).toMatchObject({ result: { wanted: 2, bought: [expect.any(String)] } });
  expect(emulator.ledger.purchases).toHaveLength(2);
});

it('the same key with other criteria is refused, and a new key is a new purchase', async () => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  expect(await command('buy', ...tollFree, '--key', 'a', ...consent)).toMatchObject({ code: 0 });
  const other = await command('buy', ...tollFree, '--quantity', '2', '--key', 'a', ...consent);
  expect(other).toMatchObject({ code: 3, stderr: expect.stringContaining('key') });
  expect(await command('buy', ...tollFree, '--key', 'b', ...consent)).toMatchObject({ code: 0 });
  expect(emulator.ledger.purchases).toHaveLength(2);
});

it('a key whose search has expired before it was purchased goes on to a new search', async () => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  const cheap = ['--yes', '--max-price', '1', '--currency', 'USD'];
  const refused = await command('buy', ...tollFree, '--key', 'a', ...cheap);
  expect(refused.code).toBe(3);
  emulator.clock.advance(3_600_000);
  const bought = await command('buy', ...tollFree, '--key', 'a', ...consent);
  expect(bought, bought.stderr).toMatchObject({ code: 0 });
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it('ensure buys nothing more while the list of the service lags behind', async () => {
  const emulator = await emulatorForTest({
    mutate(answer, { route }) {
      if (route !== 'listPhoneNumbers') return answer;
      return { ...answer, body: new TextEncoder().encode('{"phoneNumbers":[]}') };
    },
  });
  const command = await commandForTest(emulator);
  const first = await command('ensure', ...inbound);
  expect(first.code, first.stderr).toBe(0);
  expect(await command('ensure', ...inbound)).toMatchObject({ code: 0, stdout: first.stdout });
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it('ensure counts what was bought in another way while the list of the service lags behind', async () => {
  const emulator = await emulatorForTest({
    mutate(answer, { route }) {
      if (route !== 'listPhoneNumbers') return answer;
      return { ...answer, body: new TextEncoder().encode('{"phoneNumbers":[]}') };
    },
  });
  const command = await commandForTest(emulator);
  const found = await command('search', ...tollFree);
  await command('purchase', found.stdout.trim(), ...consent);
  expect(await command('ensure', ...inbound)).toMatchObject({ code: 0 });
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it('ensure buys nothing more while the service does not show what was bought a moment ago', async () => {
  const emulator = await emulatorForTest({
    mutate(answer, { route }) {
      if (route === 'getPhoneNumber') return { ...answer, status: 404, body: new Uint8Array() };
      if (route !== 'listPhoneNumbers') return answer;
      return { ...answer, body: new TextEncoder().encode('{"phoneNumbers":[]}') };
    },
  });
  const command = await commandForTest(emulator);
  expect(await command('ensure', ...inbound)).toMatchObject({ code: 0 });
  expect(await command('ensure', ...inbound)).toMatchObject({
    code: 5,
    stderr: expect.stringContaining(
      'does not show it: it may come yet, or was released. Nothing more was bought.',
    ),
  });
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it('a purchase that was accepted, and answered with 409, is found', async () => {
  const conflict = '{"error":{"code":"Conflict","message":"It is being purchased."}}';
  const emulator = await emulatorForTest({
    mutate(answer, { route }) {
      if (route !== 'purchase' || answer.status !== 202) return answer;
      const headers = [['Content-Type', 'application/json']] as const;
      return { status: 409, headers, body: new TextEncoder().encode(conflict) };
    },
  });
  const command = await commandForTest(emulator);
  const run = await command('buy', ...tollFree, ...consent);
  expect(run.code, run.stderr).toBe(0);
  expect(emulator.ledger.purchases).toHaveLength(1);
  const { stdout } = await command('journal', 'list', '--json');
  expect(stdout).toContain('succeeded');
});

const gatewayConflict = {
  status: 409,
  headers: [['Content-Type', 'application/json']],
  body: new TextEncoder().encode('{"error":{"code":"Conflict","message":"The search was purchased."}}'),
} as const;

it.for([
  ['buy', ...tollFree, ...consent],
  ['buy', ...tollFree, ...consent, '--key', 'a'],
  ['ensure', ...inbound],
])('a purchase answered with 409 that shows later is unknown until then, and sent once: %s', async (line) => {
  let isShown = false;
  const emulator = await emulatorForTest({
    mutate(answer, { route, operation, request }) {
      if (route === 'purchase' && answer.status === 202) return gatewayConflict;
      const isPurchase = operation?.kind === 'purchase' || request.url.includes('/purchase_');
      return route === 'getOperation' && isPurchase && !isShown
        ? { ...answer, status: 404, body: new Uint8Array() }
        : answer;
    },
  });
  const command = await commandForTest(emulator);
  expect(await command(...line)).toMatchObject({ code: 5, stderr: expect.stringContaining('with 409') });
  expect(await command('resume')).toMatchObject({
    code: 5,
    stderr: expect.stringContaining('does not show it yet'),
  });
  expect((await command(...line, '--timeout', '2')).code).not.toBe(0);
  expect(emulator.ledger.purchases).toHaveLength(1);
  isShown = true;
  expect(await command('resume')).toMatchObject({ code: 0 });
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it('a purchase answered with 409 that never shows counts as refused after ten minutes', async () => {
  const emulator = await emulatorForTest({
    mutate(answer, { route, request }) {
      if (route === 'purchase') return gatewayConflict;
      return request.url.includes('/purchase_') ? { ...answer, status: 404, body: new Uint8Array() } : answer;
    },
  });
  const command = await commandForTest(emulator);
  expect(await command('buy', ...tollFree, ...consent)).toMatchObject({ code: 5 });
  const purchases = join(command.journal, 'purchases');
  const [file = ''] = await readdir(purchases);
  expect(file).toMatch(/\.conflict\.json$/);
  const longAgo = new Date(Date.now() - 11 * 60_000);
  await makeOld(join(purchases, file), longAgo);
  expect(await command('resume')).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('refused with 409'),
  });
  expect((await command('journal', 'list')).stdout).toContain('rejected');
});

it('a purchase whose look before is refused says in words of the command that nothing was bought', async () => {
  const emulator = await emulatorForTest({ beforePurchase: '403' });
  const command = await commandForTest(emulator);
  const run = await command('buy', ...tollFree, ...consent);
  expect(run.code).not.toBe(0);
  expect(run.stderr).toContain('Nothing was bought.');
  expect(run.stderr).not.toContain('existing');
  expect(emulator.ledger.purchases).toHaveLength(0);
});
