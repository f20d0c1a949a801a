import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { packagesNode } from '@acs-contracts/node-releases';
import { expect, it } from 'vitest';
import { bin, commandForTest, commandIn, consent, emulatorForTest, tollFree } from './command.js';

/** The command in a line of sh, as `"$@"`. */
const inShell = (line: string) => ['sh', '-c', line, 'sh'];

it('a reader of stdout that has left ends nothing: the purchase is made, recorded, and exits with 0', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  const wrap = inShell('{ "$@"; echo "exit code $?" >&2; } | true');
  const command = commandIn(emulator, folder, { wrap });
  for (const json of [[], ['--json']]) {
    const key = json.length === 0 ? 'a' : 'b';
    const run = await command('buy', ...tollFree, '--key', key, ...consent, ...json);
    expect(run.stderr).toContain('exit code 0');
    expect(run.stderr).not.toContain('EPIPE');
  }
  expect(emulator.ledger.purchases).toHaveLength(2);
  expect((await commandIn(emulator, folder)('journal', 'list')).stdout.match(/succeeded/g)).toHaveLength(2);
});

it('more output than a pipe holds ends quietly when its reader leaves', async () => {
  const emulator = await emulatorForTest();
  const { folder } = await commandForTest(emulator);
  const wrap = inShell('"$@" | head -1');
  const run = await commandIn(emulator, folder, { wrap })('completion', 'bash');
  expect(run).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^# .*\n$/) });
});

it.runIf(existsSync('/dev/full'))('output that cannot be written is told, and the exit code says so', () => {
  const run = spawnSync('sh', ['-c', '"$@" > /dev/full', 'sh', packagesNode, bin, 'completion', 'fish'], {
    encoding: 'utf8',
  });
  expect(run.status, run.stderr).toBe(1);
  expect(run.stderr).toContain('could not be written (ENOSPC)');
  expect(run.stderr).not.toContain('    at ');
});

it.for(['<&-', '>&-', '2>&-', '<&- >&- 2>&-'])(
  'with the descriptors %s closed, a purchase is made',
  async (closed) => {
    const emulator = await emulatorForTest();
    const { folder } = await commandForTest(emulator);
    const wrap = inShell(`"$@" ${closed}`);
    const run = await commandIn(emulator, folder, { wrap })('buy', ...tollFree, '--key', 'a', ...consent);
    expect(run.code, run.stderr).toBe(0);
    expect(emulator.ledger.purchases).toHaveLength(1);
  },
);
