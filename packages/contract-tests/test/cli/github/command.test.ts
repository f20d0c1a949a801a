import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type StartedEmulator, startEmulator } from '@acs-contracts/phone-numbers-emulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { run } from '../run.js';

let emulator: StartedEmulator;
let folder: string;
let summary: string;
beforeAll(async () => {
  // What a hostile server would say to the runner, where the list of phone numbers should be.
  const body = new TextEncoder().encode(
    '{"x":\n"\n::add-mask::running\n ##[add-mask]succeeded\n<img src=//e>"}',
  );
  emulator = await startEmulator({
    mutate: (answer, { route }) => (route === 'listPhoneNumbers' ? { ...answer, body } : answer),
  });
  folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-github-'));
  summary = path.join(folder, 'summary.md');
});
beforeEach(() => writeFile(summary, 'Before.\n\n'));
afterAll(async () => {
  await emulator.close();
  await rm(folder, { recursive: true });
});

const verify = (url: string, env: Readonly<Record<string, string>>, ...options: readonly string[]) =>
  run(['verify', url, '--scenario', 'reads', '--reporter', 'github', ...options], env);
const isCommand = (line: string) => /^\s*::|##\[/.test(line);

describe('--reporter github', () => {
  it('appends to the job summary, and writes the report and its annotations to stdout', async () => {
    const { code, stdout, stderr } = await verify(emulator.url, { GITHUB_STEP_SUMMARY: summary });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(await readFile(summary, 'utf8')).toMatch(
      /^Before\.\n\n<h2>Contract of <code>http:.*<\/table>\n$/s,
    );
    expect(stdout).toMatch(/^http:\S+, api-version 2021-03-07\n.*\n::error title=[\w-]+%3A body/s);
    expect(
      stdout
        .split('\n')
        .filter(isCommand)
        .filter((line) => !/^::(error|notice) title=/.test(line)),
    ).toEqual([]);
    expect(stdout).toContain('\\u{3a}:add-mask::running');
  });

  it('writes the summary to the file of --output instead', async () => {
    const output = path.join(folder, 'report.md');
    const { code } = await verify(emulator.url, { GITHUB_STEP_SUMMARY: summary }, '--output', output);
    expect([code, await readFile(summary, 'utf8')]).toEqual([1, 'Before.\n\n']);
    expect(await readFile(output, 'utf8')).toMatch(/^<h2>/);
  });

  it('needs no job summary', async () => {
    const { code, stdout } = await verify(emulator.url, { GITHUB_STEP_SUMMARY: '' });
    expect(code).toBe(1);
    expect(stdout).toContain('\n::error title=');
  });

  it.each([
    ['--timeout=abc', '--reporter=github'],
    ['--reporter', 'github', '--timeout='],
  ])('says in an annotation that an argument is wrong: %s', async (...args) => {
    const { code, stdout } = await run(['verify', ...args, 'http://127.0.0.1:1'], {});
    expect(code).toBe(2);
    expect(stdout).toMatch(/^::error title=Not verified::expected --timeout in seconds[^\n]+\n$/);
  });

  it('sends nothing when the job summary cannot be written', async () => {
    const { code, stdout, stderr } = await verify('http://127.0.0.1:1', { GITHUB_STEP_SUMMARY: folder });
    expect(code).toBe(2);
    expect(stderr).toContain(`GITHUB_STEP_SUMMARY ${folder}: expected a file that can be written`);
    expect(stdout).toMatch(/^::error title=Not verified::GITHUB_STEP_SUMMARY [^\n]+\n$/);
  });

  it('has an annotation for an endpoint that does not answer', async () => {
    const { code, stdout } = await verify('http://127.0.0.1:1', { GITHUB_STEP_SUMMARY: summary });
    expect(code).toBe(3);
    expect(stdout).toMatch(
      /^::error title=Not verified::expected an answer from http:\/\/127\.0\.0\.1:1, got none: .+\n$/,
    );
  });
});

it('the text report has no command of an endpoint where GitHub Actions reads it, and is unchanged elsewhere', async () => {
  const args = ['verify', emulator.url, '--scenario', 'reads'];
  const inActions = await run(args, { GITHUB_ACTIONS: 'true' });
  const elsewhere = await run(args, { GITHUB_ACTIONS: '' });
  expect(inActions.stdout.split('\n').filter(isCommand)).toEqual([]);
  expect(elsewhere.stdout.split('\n').filter(isCommand)).not.toEqual([]);
});
