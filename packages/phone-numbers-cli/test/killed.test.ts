import type { MutationContext } from '@acs-contracts/phone-numbers-emulator';
import { expect, it } from 'vitest';
import { commandIn, consent, emulatorForTest, tollFree } from './command.js';
import { newFolder } from './folder.js';

const keyed = ['buy', ...tollFree, '--key', 'order-17', ...consent];
const order = [...keyed, '--timeout', '20'];
const preload = new URL('./fixtures/kill-at.js', import.meta.url).href;

/** Where the first run is killed: when the emulator is about to answer, or at a call of the file system. */
const points: readonly {
  readonly title: string;
  readonly isAt?: (context: MutationContext) => boolean;
  readonly killAt?: string;
}[] = [
  { title: 'when its search is answered', isAt: ({ route }) => route === 'search' },
  { title: 'when the search result is read', isAt: ({ route }) => route === 'getSearchResult' },
  { title: 'before the key is bound', killAt: 'link before /keys/' },
  { title: 'after the key is bound', killAt: 'link after /keys/' },
  { title: 'before the claim exists', killAt: 'link before .claimed.' },
  { title: 'after the claim exists', killAt: 'link after .claimed.' },
  {
    title: 'when it looks for an earlier purchase',
    isAt: ({ route, request }) => route === 'getOperation' && request.url.includes('/purchase_'),
  },
  { title: 'before the claim is marked as sent', killAt: 'rename before .sent.' },
  { title: 'when the purchase is answered', isAt: ({ route }) => route === 'purchase' },
  {
    title: 'when the operation of the purchase is read',
    isAt: ({ route, purchases }) => route === 'getOperation' && purchases.length > 0,
  },
  { title: 'before the end is recorded', killAt: 'link before .succeeded.' },
  { title: 'before it prints what it has bought', killAt: 'output' },
];

it.for(points)('buy --key killed $title buys once when it is run again', async ({ isAt, killAt }) => {
  let kill = () => {};
  let hasKilled = false;
  const emulator = await emulatorForTest({
    onAnswer(context) {
      if (hasKilled || !isAt?.(context)) return;
      hasKilled = true;
      kill();
    },
  });
  const folder = await newFolder();
  const env = killAt === undefined ? {} : { KILL_AT: killAt, NODE_OPTIONS: `--import=${preload}` };
  const onStart = (end: () => void) => {
    kill = end;
  };
  const first = await commandIn(emulator, folder, { env, onStart })(...order);
  expect(first.signal).toBe('SIGKILL');
  const second = await commandIn(emulator, folder)(...order);
  expect(second).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\+1833\d+\n$/) });
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it('buy --key killed between the mark and the POST ends unknown, and is sent again with --resend-after', async () => {
  const emulator = await emulatorForTest();
  const folder = await newFolder();
  const env = { KILL_AT: 'rename after .sent.', NODE_OPTIONS: `--import=${preload}` };
  const first = await commandIn(emulator, folder, { env })(...order);
  expect(first.signal).toBe('SIGKILL');
  const command = commandIn(emulator, folder);
  const second = await command(...keyed, '--timeout', '3', '--json');
  expect(second.code).toBe(5);
  expect(JSON.parse(second.stdout)).toMatchObject({ exitCode: 5, error: { outcome: 'unknown' } });
  const resumed = await command('resume');
  expect(resumed).toMatchObject({ code: 5, stderr: expect.stringContaining('--resend-after') });
  expect(emulator.ledger.purchases).toHaveLength(0);
  const third = await command(...order, '--resend-after', '0.001');
  expect(third).toMatchObject({ code: 0 });
  expect(emulator.ledger.purchases).toHaveLength(1);
  const fourth = await command(...order, '--resend-after', '0.001');
  expect(fourth).toMatchObject({ code: 0, stdout: third.stdout });
  expect(emulator.ledger.purchases).toHaveLength(1);
});

it('resume --resend-after agrees not to resell as the killed purchase did', async () => {
  const emulator = await emulatorForTest();
  const folder = await newFolder();
  const version = ['--api-version', '2025-06-01'];
  const agreed = ['buy', 'FR', '--type', 'toll-free', '--calling', 'inbound', ...consent, ...version];
  const env = { KILL_AT: 'rename after .sent.', NODE_OPTIONS: `--import=${preload}` };
  const first = await commandIn(emulator, folder, { env })(...agreed, '--agree-to-not-resell');
  expect(first.signal).toBe('SIGKILL');
  const resumed = await commandIn(emulator, folder)('resume', '--resend-after', '0.001', ...version);
  expect(resumed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\+\d+\n$/) });
  expect(emulator.ledger.purchases).toHaveLength(1);
});
