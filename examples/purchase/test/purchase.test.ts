import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fixtures, startEmulator } from '@acs-contracts/phone-numbers-emulator';
import { describe, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../src/purchase.ts', import.meta.url));
const { succeeds } = fixtures;

/** Runs the program; resolves to its exit code and output. */
function run(environment: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const env = { PATH: process.env['PATH'], ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', program, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

// At the same time: the program pauses between two reads, as it does with the service.
describe.concurrent('the example program', () => {
  it('prints each status of the operation and the phone numbers that were bought, and can resume the purchase', async () => {
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

  it('prints why nothing was bought', async () => {
    await using emulator = await startEmulator();
    expect(await run({ ACS_CONNECTION_STRING: emulator.connectionString }, fixtures.unknown)).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^The purchase was answered with 404: NotFound: .* cannot be found\.\n$/),
    });
  });

  it('exits with 3 if it is not known whether the purchase was accepted', async () => {
    await using emulator = await startEmulator();
    const { connectionString } = emulator;
    expect(await run({ ACS_CONNECTION_STRING: connectionString }, fixtures.unavailable)).toEqual({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining('look it up with client.resume'),
    });
  });

  it('exits with 1 if the purchase failed and delivered nothing', async () => {
    await using emulator = await startEmulator();
    const { connectionString } = emulator;
    expect(await run({ ACS_CONNECTION_STRING: connectionString }, fixtures.fails)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nothing was bought.'),
    });
  });

  it('exits with 3 if the purchase failed and may have delivered some of the phone numbers', async () => {
    await using emulator = await startEmulator({ failedOperation: 'partial' });
    const { connectionString } = emulator;
    expect(await run({ ACS_CONNECTION_STRING: connectionString }, fixtures.fails)).toMatchObject({ code: 3 });
  });

  it('says that a search may be purchased if the purchase to resume is not found', async () => {
    await using emulator = await startEmulator();
    const { connectionString } = emulator;
    expect(await run({ ACS_CONNECTION_STRING: connectionString }, '--resume', succeeds)).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /no operation of this purchase.*\nIt may be purchased: run this again without --resume\.\n$/,
      ),
    });
    expect(emulator.ledger.count(succeeds)).toBe(0);
  });

  it('prints a message, and no stack, if the connection string is invalid', async () => {
    expect(await run({ ACS_CONNECTION_STRING: 'endpoint' }, succeeds)).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^connectionString .*\n$/),
    });
  });

  it('prints its usage if the connection string is missing', async () => {
    expect(await run({}, succeeds)).toMatchObject({ code: 2, stderr: expect.stringContaining('usage: ') });
  });
});
