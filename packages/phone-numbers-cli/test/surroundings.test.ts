import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { manualClock } from '@acs-contracts/phone-numbers-emulator';
import { expect, it } from 'vitest';
import { commandForTest, commandIn, consent, emulatorForTest, tollFree } from './command.js';

const order = ['buy', ...tollFree, '--key', 'a', ...consent];

it('a currency in lower case, and the upper case of another locale, are understood', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  const env = { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' };
  const lower = ['buy', 'us', '--type', 'toll-free', '--calling', 'inbound'];
  const money = ['--yes', '--max-price', '2', '--currency', 'usd'];
  const run = await commandIn(emulator, folder, { env })(...lower, ...money);
  expect(run.code, run.stderr).toBe(0);
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it('a relative XDG_STATE_HOME is ignored, so that every working directory has the same journal', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  const env = { XDG_STATE_HOME: 'relative', HOME: folder };
  const run = await commandIn(emulator, folder, { env })(...order);
  expect(run.code, run.stderr).toBe(0);
  expect(await readdir(join(folder, '.local/state/acs-phone-numbers/purchases'))).toHaveLength(1);
  expect(existsSync(join(folder, 'relative'))).toBe(false);
});

it('without HOME and XDG_STATE_HOME, the journal is in the home of the user', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  const env = { XDG_STATE_HOME: undefined, HOME: undefined };
  const run = await commandIn(emulator, folder, { env })('journal', 'list', '--json');
  expect(JSON.parse(run.stdout)).toMatchObject({
    result: { folder: join(userInfo().homedir, '.local/state/acs-phone-numbers') },
  });
});

it.runIf(existsSync('/proc/self'))(
  'a home in which no folder can be created is refused, and does not hang',
  async () => {
    const emulator = await emulatorForTest();
    const { folder } = await commandForTest(emulator);
    const env = { XDG_STATE_HOME: '', HOME: '/proc/nobody' };
    const run = await commandIn(emulator, folder, { env })(...order);
    expect(run).toMatchObject({ code: 3, stderr: expect.stringContaining('/proc/nobody') });
    expect(emulator.ledger.purchases).toHaveLength(0);
  },
);

it('an empty connection string counts as not given, and one of blanks is refused', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  for (const connectionString of ['', '  ', 'hello']) {
    const run = await commandIn({ connectionString }, folder)('list', '--json');
    expect(run.code, run.stderr).toBe(2);
    expect(JSON.parse(run.stdout)).toMatchObject({ error: { code: 'usage' } });
  }
});

it.for(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)(
  '%s while a purchase is sent tells how to go on',
  async (name) => {
    let interrupt = () => {};
    const emulator = await emulatorForTest({
      onAnswer({ route }) {
        if (route === 'purchase') interrupt();
      },
    });
    const { folder } = await commandForTest(emulator);
    const onStart = (_kill: () => void, signal: (name: NodeJS.Signals) => void) => {
      interrupt = () => signal(name);
    };
    const run = await commandIn(emulator, folder, { onStart })(...order, '--json');
    expect(run.code, run.stderr).toBe(130);
    expect(JSON.parse(run.stdout)).toMatchObject({
      error: { code: 'interrupted', searchId: expect.any(String) },
    });
    expect(run.stderr).toContain('resume');
    expect(await commandIn(emulator, folder)('resume')).toMatchObject({ code: 0 });
    expect(emulator.ledger.purchases).toHaveLength(1);
  },
);

it('a working directory that is gone changes nothing', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  await mkdir(join(folder, 'gone'));
  const wrap = ['sh', '-c', 'cd gone && rmdir ../gone && exec "$@"', 'sh'];
  const run = await commandIn(emulator, folder, { wrap })(...order);
  expect(run.code, run.stderr).toBe(0);
});

it.for(['search', 'buy'])(
  'a %s whose search does not end in time says that nothing was bought',
  async (name) => {
    // Its clock stands still, so that no operation ends.
    const emulator = await emulatorForTest({ clock: manualClock() });
    const command = await commandForTest(emulator);
    const money = name === 'buy' ? consent : [];
    const run = await command(name, ...tollFree, ...money, '--timeout', '3', '--json');
    expect(run.code, run.stderr).toBe(4);
    expect(JSON.parse(run.stdout)).toMatchObject({
      error: { code: 'still-running', searchId: expect.any(String) },
    });
    expect(run.stderr).toMatch(/search did not end in time\. Nothing was bought\..*watch search_/);
    expect(run.stderr).not.toContain('resume');
  },
);

it.for(['timeout', 'SIGINT'])('watch of a search that does not end is ended by %s', async (what) => {
  let interrupt = () => {};
  const emulator = await emulatorForTest({
    clock: manualClock(),
    onAnswer({ route }) {
      if (route === 'getOperation' || route === 'getSearchResult') interrupt();
    },
  });
  const { folder } = await commandForTest(emulator);
  const found = await commandIn(emulator, folder)('search', ...tollFree, '--timeout', '2', '--json');
  const { error } = JSON.parse(found.stdout);
  const onStart = (_kill: () => void, signal: (name: NodeJS.Signals) => void) => {
    if (what === 'SIGINT') interrupt = () => signal('SIGINT');
  };
  const command = commandIn(emulator, folder, { onStart });
  const run = await command(
    'watch',
    `search_${error.searchId}`,
    '--timeout',
    what === 'timeout' ? '2' : '600',
  );
  expect(run.code, run.stderr).toBe(what === 'timeout' ? 4 : 130);
});
