import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTasks } from '../src/build.js';
import { createScreen } from '../src/screen.js';
import { takeTour } from '../src/tour.js';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** Takes the tour; gives the lines it writes. */
async function tour(colour = false): Promise<string[]> {
  const lines: string[] = [];
  const screen = createScreen((line) => lines.push(line), colour);
  await takeTour(screen, [
    { name: 'spec', verb: 'generate', cached: true },
    { name: 'phone-numbers-client', verb: 'build', cached: false },
  ]);
  return lines;
}

describe('the tour', () => {
  it('shows contract, packages, purchase, polls, number and refusal', async () => {
    const text = (await tour()).join('\n');
    expect(text).toMatch(/api-version 2021-03-07, sha256 [0-9a-f]{16}…/);
    expect(text).toContain('POST /availablePhoneNumbers/:purchase');
    expect(text).toMatch(/spec +generated \(from cache\)/);
    expect(text).toMatch(/phone-numbers-client +built\n/);
    expect(text).toContain('> POST /availablePhoneNumbers/:purchase?api-version=2021-03-07');
    expect(text).toContain('> body {"searchId":"378ddf60-81be-452a-ba4f-613198ea6c28"}');
    expect(text).toContain('< 202 Accepted');
    expect(text).toMatch(/< Operation-Location:\s+\/phoneNumbers\/operations\/purchase_378ddf60/);
    expect(text).toMatch(/< operation-id: purchase_378ddf60/);
    expect(text).toMatch(/< purchase-id: 378ddf60/);
    expect(text.match(/status \w+$/gm)?.slice(0, 5)).toEqual([
      'status running',
      'status running',
      'status notStarted',
      'status notStarted',
      'status succeeded',
    ]);
    expect(text).toContain('bought +14255550123, geographic, 2.00 USD monthly');
    expect(text).toContain("The emulator's ledger: one purchase, of +14255550123.");
    expect(text).toContain('CommunicationRequestError: status 404');
    expect(text).toContain('Input searchId some-invalid-id cannot be found.');
  });

  it('fits on 80 columns and has no colour in a pipe', async () => {
    const lines = await tour();
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.join('')).not.toContain('\u001b');
  });

  it('has colour on a terminal', async () => {
    expect((await tour(true)).join('')).toContain('\u001b[32m');
  });
});

describe('the packages', () => {
  it('are read from what turbo prints', () => {
    const output = [
      '@acs-contracts/spec:generate: cache hit, replaying logs 4a1c03bf8f0fd3e5',
      '@acs-contracts/spec:generate: wrote spec/generated/openapi.yaml',
      '@acs-contracts/phone-numbers-client:build: cache miss, executing 0f1e2d3c4b5a6978',
    ].join('\n');
    expect(readTasks(output)).toEqual([
      { name: 'spec', verb: 'generate', cached: true },
      { name: 'phone-numbers-client', verb: 'build', cached: false },
    ]);
  });
});

/** Runs the program; gives its exit code and what it prints. */
function run(...args: readonly string[]) {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', main, ...args], (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr });
    });
  });
}

describe('the command', () => {
  it('helps', async () => {
    const stdout = expect.stringContaining('usage: pnpm start');
    expect(await run('--help')).toMatchObject({ code: 0, stdout, stderr: '' });
  });

  it('refuses an option that it does not know', async () => {
    const stderr = expect.stringContaining('expected no option but --help, got --fast');
    expect(await run('--fast')).toMatchObject({ code: 2, stdout: '', stderr });
  });
});
