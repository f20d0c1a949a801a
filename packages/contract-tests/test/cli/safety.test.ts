import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesNode } from '@acs-contracts/node-releases';
import { fixtures, type StartedEmulator, startEmulator } from '@acs-contracts/phone-numbers-emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run.js';

const program = fileURLToPath(new URL('../../bin/contract-tests.js', import.meta.url));
let folder: string;
const file = (name: string) => path.join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-safety-'));
  await writeFile(file('fixtures.json'), JSON.stringify(fixtures));
});
afterAll(() => rm(folder, { recursive: true }));

const buying = (emulator: StartedEmulator, ...scenarios: readonly string[]) => [
  'verify',
  emulator.url,
  '--fixtures',
  file('fixtures.json'),
  '--allow-purchase',
  ...scenarios.flatMap((name) => ['--scenario', name]),
];

describe('nothing is sent', () => {
  it('when an id stands twice in the fixtures, in whatever case', async () => {
    await using emulator = await startEmulator();
    await writeFile(
      file('twice.json'),
      JSON.stringify({ succeeds: fixtures.cancel, cancel: fixtures.cancel.toUpperCase() }),
    );
    const { code, stderr } = await run(['verify', emulator.url, '--fixtures', file('twice.json')]);
    expect(code).toBe(2);
    expect(stderr).toContain('expected succeeds and cancel to have different ids');
  });

  it.each([
    { version: 'foo', says: 'apiVersion: expected one of 2021-03-07, ' },
    { version: '2025-04-01', says: 'apiVersion: 2025-04-01 exists, but this package has no contract for it' },
  ])('for api-version $version, and the reason is said', async ({ version, says }) => {
    const { code, stderr } = await run(['verify', 'http://127.0.0.1:1', '--api-version', version]);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  it('for a scenario that does not exist', async () => {
    const { code, stderr } = await run(['verify', 'http://127.0.0.1:1', '--scenario', 'reads,raeds']);
    expect(code).toBe(2);
    expect(stderr).toContain('expected --scenario to be one of reads, methods');
  });

  it.runIf(process.platform === 'linux')('when the disk of the report is full', async () => {
    await using emulator = await startEmulator();
    const { code, stderr } = await run([...buying(emulator, 'succeeds'), '--output', '/dev/full']);
    expect(code).toBe(2);
    expect(stderr).toContain('--output /dev/full: expected a file that can be written');
    expect(emulator.ledger.purchases).toEqual([]);
  });
});

describe('the command', () => {
  it('runs the chosen scenarios only, and names the numbers that it bought', async () => {
    await using emulator = await startEmulator();
    const { code, stdout } = await run(buying(emulator, 'succeeds'));
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`Bought +14255550123 (search ${fixtures.succeeds}).`);
    expect(stdout).toContain('No findings, but 16 of 17 scenarios were not tried.');
  });

  it('ends with 1 for what was skipped, where that is asked for', async () => {
    await using emulator = await startEmulator();
    const { code } = await run(['verify', emulator.url, '--scenario', 'richError', '--fail-on-skip']);
    expect(code).toBe(1);
  });

  it('ends with 1 for deviations only where that is asked for', async () => {
    await using emulator = await startEmulator({
      mutate: (answer) => ({ ...answer, headers: answer.headers.filter(([name]) => !/^allow$/i.test(name)) }),
    });
    const args = ['verify', emulator.url, '--scenario', 'methods'];
    expect(await run(args)).toMatchObject({ code: 0, stdout: expect.stringContaining('1 deviation') });
    expect(await run([...args, '--strict'])).toMatchObject({ code: 1 });
  });

  it('puts the report on stderr when nobody reads stdout, and ends as ever', async () => {
    await using emulator = await startEmulator();
    const child = spawn(packagesNode, [program, ...buying(emulator, 'succeeds')]);
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(0);
    expect(stderr).toContain('Bought +14255550123');
    expect(stderr).not.toContain('EPIPE');
  });

  it('reports what it has, and what may have been bought, when it is interrupted', async () => {
    let child: ReturnType<typeof spawn> | undefined;
    await using emulator = await startEmulator({
      mutate: (answer, { route, operation }) => {
        if (route === 'getOperation' && operation !== undefined) child?.kill('SIGINT');
        return answer;
      },
    });
    child = spawn(packagesNode, [
      program,
      ...buying(emulator, 'succeeds'),
      '--output',
      file('interrupted.txt'),
    ]);
    const code = await new Promise((resolve) => child?.on('close', resolve));
    expect(code).toBe(130);
    const report = await readFile(file('interrupted.txt'), 'utf8');
    expect(report).toContain('Stopped: it was interrupted');
    expect(report.replaceAll(/\s+/g, ' ')).toContain(
      `May have bought +14255550123: the purchase was accepted, and had not ended (search ${fixtures.succeeds})`,
    );
  });
});
