import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StartedEmulator } from '@acs-contracts/phone-numbers-emulator';
import { expect, it } from 'vitest';
import { commandForTest, commandIn, consent, emulatorForTest, tollFree } from './command.js';
import { documentOf } from './document.js';

const failAt = new URL('./fixtures/fail-at.js', import.meta.url).href;
const order = ['buy', ...tollFree, '--key', 'order-17', ...consent];

/** Replaces text in the bodies of answers. */
function replacing(before: string, after: string, isOn: () => boolean) {
  return {
    mutate<Answer extends { readonly body: Uint8Array }>(answer: Answer): Answer {
      if (!isOn()) return answer;
      return { ...answer, body: Buffer.from(Buffer.from(answer.body).toString().replaceAll(before, after)) };
    },
  };
}

it('a price that rises between the search and the purchase is refused, and nothing is bought', async () => {
  let reads = 0;
  const emulator = await emulatorForTest({
    onAnswer({ route }) {
      if (route === 'getSearchResult') reads++;
    },
    ...replacing('"amount":2', '"amount":2.5', () => reads > 1),
  });
  const command = await commandForTest(emulator);
  const run = await command(...order, '--json');
  expect(run.code, run.stderr).toBe(3);
  expect(JSON.parse(run.stdout)).toMatchObject({ exitCode: 3, error: { code: 'cost-refused' } });
  expect(emulator.ledger.purchases).toHaveLength(0);
  expect(reads).toBeGreaterThan(1);
});

it.for<[string, number]>([
  ['--yes', 2],
  ['--yes --max-price 2.00', 2],
  ['--max-price 2.00', 2],
  ['--max-price 2.00 --currency USD', 3],
  ['', 3],
])(
  'a script that says only "%s" about money is refused before anything is sent, with exit code %i',
  async ([text, code]) => {
    const money = text.split(' ').filter((word) => word !== '');
    let requests = 0;
    const emulator = await emulatorForTest({
      onAnswer() {
        requests++;
      },
    });
    const command = await commandForTest(emulator);
    for (const args of [
      ['buy', ...tollFree],
      ['purchase', '11111111-2222-3333-4444-555555555555'],
      ['ensure', '--country', ...tollFree],
    ]) {
      const { document } = await documentOf(command, ...args, ...money);
      expect(document).toMatchObject({
        exitCode: code,
        error: { code: code === 3 ? 'not-confirmed' : 'usage' },
      });
    }
    expect(requests).toBe(0);
  },
);

it.for([
  ['1.99', 'USD'],
  ['2.00', 'EUR'],
])('a limit of %s %s is refused for a price of 2 USD', async ([price = '', currency = '']) => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  const run = await command('buy', ...tollFree, '--yes', '--max-price', price, '--currency', currency);
  expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining('2.00 USD') });
  expect(emulator.ledger.purchases).toHaveLength(0);
});

it('a release that nobody can confirm is refused before anything is sent', async () => {
  let requests = 0;
  const emulator = await emulatorForTest({
    onAnswer() {
      requests++;
    },
  });
  const { document } = await documentOf(await commandForTest(emulator), 'release', '+14255550123');
  expect(document).toMatchObject({ exitCode: 3, error: { code: 'not-confirmed' } });
  expect(requests).toBe(0);
});

it('a dry run shows what it would buy, and buys nothing', async () => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  const run = await command('buy', ...tollFree, '--key', 'a', '--dry-run');
  expect(run).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\+1833\d+\n$/) });
  expect(emulator.ledger.purchases).toHaveLength(0);
});

/** Buys once, spoils the journal, and orders something else. */
async function spoiled(emulator: StartedEmulator, spoil: (file: string) => Promise<void>) {
  const command = await commandForTest(emulator);
  expect(await command('buy', ...tollFree, '--key', 'first', ...consent)).toMatchObject({ code: 0 });
  const folder = join(command.journal, 'purchases');
  const [name = ''] = await readdir(folder);
  await spoil(join(folder, name));
  return { run: await command(...order), name };
}

it.for<[string, (file: string) => Promise<void>]>([
  ['damaged', (file) => writeFile(file, 'not JSON')],
  ['truncated', (file) => truncate(file, 20)],
  ['empty', (file) => truncate(file, 0)],
])('a journal with a file that is %s prevents every purchase, and is named', async ([, spoil]) => {
  const emulator = await emulatorForTest();
  const { run, name } = await spoiled(emulator, spoil);
  expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining(name) });
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it('a journal that another version has written prevents every purchase, and says so', async () => {
  const emulator = await emulatorForTest();
  const { run, name } = await spoiled(emulator, async (file) => {
    await writeFile(file, (await readFile(file, 'utf8')).replace('"version":1', '"version":2'));
  });
  expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining('another version') });
  expect(run.stderr).toContain(name);
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it('a key that belongs to another endpoint is refused', async () => {
  const emulator = await emulatorForTest();
  const other = await emulatorForTest();
  const command = await commandForTest(emulator);
  expect(await command(...order)).toMatchObject({ code: 0 });
  const run = await commandIn(other, command.folder)(...order);
  expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining(emulator.url) });
  expect(other.ledger.purchases).toHaveLength(0);
});

it('a folder that cannot be written prevents a purchase', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  for (const key of [[], ['--key', 'a']]) {
    const run = await commandIn(emulator, folder)('buy', ...tollFree, ...key, ...consent, '--journal', file);
    expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining(file) });
  }
  expect(emulator.ledger.purchases).toHaveLength(0);
});

it('a disk that is full prevents a purchase', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  // No file may grow: every write fails, as on a full disk.
  const wrap = ['sh', '-c', 'trap "" XFSZ; ulimit -f 0; exec "$@"', 'sh'];
  for (const key of [[], ['--key', 'a']]) {
    const run = await commandIn(emulator, folder, { wrap })('buy', ...tollFree, ...key, ...consent);
    expect(run.code, run.stderr).toBe(3);
  }
  expect(emulator.ledger.purchases).toHaveLength(0);
});

it.for(['EROFS', 'EACCES', 'ENOSPC', 'EDQUOT', 'EIO'])(
  'a journal in which a file cannot be created (%s) prevents a purchase, and is named',
  async (code) => {
    const emulator = await emulatorForTest();
    const { folder, journal } = await commandForTest(emulator);
    const env = {
      FAIL_CALL: 'open',
      FAIL_AT: '.draft-',
      FAIL_CODE: code,
      NODE_OPTIONS: `--import=${failAt}`,
    };
    const command = commandIn(emulator, folder, { env });
    for (const key of [[], ['--key', 'a']]) {
      const run = await command('buy', ...tollFree, ...key, ...consent);
      expect(run.code, run.stderr).toBe(3);
      expect(run.stderr).toContain(code);
      expect(run.stderr).toContain(journal);
    }
    const inbound = ['--country', 'US', '--type', 'toll-free', '--calling', 'inbound'];
    expect(await command('ensure', ...inbound, ...consent)).toMatchObject({ code: 3 });
    expect(emulator.ledger.purchases).toHaveLength(0);
  },
);

it('a journal that fails after the POST ends unknown, and prints the ids', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  await mkdir(folder, { recursive: true });
  const env = {
    FAIL_CALL: 'link',
    FAIL_AT: '.succeeded.',
    FAIL_CODE: 'ENOSPC',
    NODE_OPTIONS: `--import=${failAt}`,
  };
  const run = await commandIn(emulator, folder, { env })(...order, '--json');
  expect(run.code, run.stderr).toBe(5);
  expect(JSON.parse(run.stdout)).toMatchObject({
    error: { code: 'not-recorded', searchId: expect.any(String), phoneNumbers: [expect.any(String)] },
  });
  expect(await commandIn(emulator, folder)(...order)).toMatchObject({ code: 0 });
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it('buy without a key is refused while a purchase is unfinished, until resume has ended it', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  const preload = new URL('./fixtures/kill-at.js', import.meta.url).href;
  const env = { KILL_AT: 'link before .succeeded.', NODE_OPTIONS: `--import=${preload}` };
  const plain = ['buy', ...tollFree, ...consent];
  expect(await commandIn(emulator, folder, { env })(...plain)).toMatchObject({ signal: 'SIGKILL' });
  const command = commandIn(emulator, folder);
  const refused = await command(...plain);
  expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining('resume') });
  expect(emulator.ledger.purchases).toHaveLength(1);
  expect(await command(...plain, '--new')).toMatchObject({ code: 0 });
  expect(await command('resume')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\+1833/) });
  expect(await command(...plain)).toMatchObject({ code: 0 });
  expect(emulator.ledger.purchases).toHaveLength(3);
});

it('a cancellation that the service refuses says so, and nothing about the purchase', async () => {
  const emulator = await emulatorForTest();
  const command = await commandForTest(emulator);
  const run = await command('cancel', 'purchase_11111111-2222-3333-4444-555555555555');
  expect(run.code).toBe(4);
  expect(run.stderr).toMatch(
    /The service refused to cancel the operation \(404, \w+: .+\)\. Nothing has changed\./,
  );
  expect(run.stderr).not.toContain('may have been accepted');
});
