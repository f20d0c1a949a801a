import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { machineEnvironment } from '@acs-contracts/commands/machine-environment';
import { packagesEnvironment, presentReleases } from '@acs-contracts/node-releases';
import { startEmulator } from '@acs-contracts/phone-numbers-emulator';
import { expect, inject, it } from 'vitest';

const run = promisify(execFile);
const consumer = inject('consumer');

async function temporaryFolder(): Promise<AsyncDisposable & { readonly folder: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-command-'));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/** Buys twice with the same key, by a command of its own; what both print. */
async function buyTwice(command: string, ...before: readonly string[]) {
  await using emulator = await startEmulator();
  await using state = await temporaryFolder();
  const env = {
    ...packagesEnvironment(),
    XDG_STATE_HOME: state.folder,
    COMMUNICATION_SERVICES_CONNECTION_STRING: emulator.connectionString,
  };
  const words = ['buy', 'US', '--type', 'toll-free', '--calling', 'inbound', '--key', 'a', '--yes'];
  const line = [...before, ...words, '--max-price', '2.00', '--currency', 'USD'];
  const first = await run(command, line, { cwd: consumer, env });
  const second = await run(command, line, { cwd: consumer, env });
  return { numbers: [first.stdout, second.stdout], purchases: emulator.ledger.purchases.length };
}

const bought = { numbers: ['+18335550100\n', '+18335550100\n'], purchases: 1 };

// Side by side: each of them waits most of the time.
it.concurrent.each(presentReleases)(
  'the command of the tarball buys once with $name',
  async ({ program }) => {
    const bin = path.join(consumer, 'node_modules/@acs-contracts/phone-numbers-cli/bin/acs-phone-numbers.js');
    expect(await buyTwice(program, bin)).toEqual(bought);
  },
);

it.concurrent('npx finds the command in the project that it is installed in', async () => {
  expect(await buyTwice('npx', '--no-install', 'acs-phone-numbers')).toEqual(bought);
});

it.concurrent('the command works when it is installed globally', async () => {
  await using prefix = await temporaryFolder();
  const packed = path.dirname(consumer);
  const tarballs = (await readdir(packed)).filter((name) => name.endsWith('.tgz'));
  const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['install', '--global', '--prefix', prefix.folder, ...quiet, ...tarballs], {
    cwd: packed,
    env: machineEnvironment(),
  });
  expect(await buyTwice(path.join(prefix.folder, 'bin/acs-phone-numbers'))).toEqual(bought);
});
