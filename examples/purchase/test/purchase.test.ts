import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fixtures, startEmulator } from '@acs-contracts/phone-numbers-emulator';
import { expect, it } from 'vitest';

const program = fileURLToPath(new URL('../src/purchase.ts', import.meta.url));
const { succeeds } = fixtures;

/** Runs the program; gives its exit code and what it prints. */
function run(environment: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const env = { PATH: process.env['PATH'], ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', program, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

it('prints how the operation goes and what was bought, and can resume it', async () => {
  await using emulator = await startEmulator();
  const environment = { ACS_CONNECTION_STRING: emulator.connectionString };
  const operation = `purchase_${succeeds}`;
  expect(await run(environment, succeeds)).toEqual({
    code: 0,
    stdout: [
      `${operation}: running`,
      `${operation}: running`,
      `${operation}: notStarted`,
      `${operation}: notStarted`,
      `${operation}: succeeded`,
      'bought +14255550123',
      '',
    ].join('\n'),
    stderr: '',
  });
  expect(await run(environment, '--resume', succeeds)).toEqual({
    code: 0,
    stdout: `${operation}: succeeded\nbought +14255550123\n`,
    stderr: '',
  });
  expect(emulator.ledger.count(succeeds)).toBe(1);
});

it('says why nothing was bought', async () => {
  await using emulator = await startEmulator();
  expect(await run({ ACS_CONNECTION_STRING: emulator.connectionString }, fixtures.unknown)).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^The purchase failed with 404 NotFound: .* cannot be found\.\n$/),
  });
});

it('says that it may have been bought', async () => {
  await using emulator = await startEmulator();
  const { connectionString } = emulator;
  expect(await run({ ACS_CONNECTION_STRING: connectionString }, fixtures.unavailable)).toEqual({
    code: 3,
    stdout: '',
    stderr: expect.stringContaining('look it up with client.resume'),
  });
});

it('says what is missing', async () => {
  expect(await run({}, succeeds)).toMatchObject({ code: 2, stderr: expect.stringContaining('usage: ') });
});
