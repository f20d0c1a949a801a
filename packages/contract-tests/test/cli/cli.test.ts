import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fixtures, type StartedEmulator, startEmulator } from '@acs-contracts/phone-numbers-emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './run.js';

let emulator: StartedEmulator;
let folder: string;
const file = (name: string) => path.join(folder, name);
beforeAll(async () => {
  emulator = await startEmulator();
  folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-verify-'));
  await writeFile(file('fixtures.json'), JSON.stringify(fixtures));
});
afterAll(async () => {
  await emulator[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

describe('an endpoint that conforms', () => {
  it('ends with 0 and a report on stdout, nothing on stderr', async () => {
    const { code, stdout, stderr } = await run(['verify', emulator.url]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const head = /^http:\/\/127\.0\.0\.1:\d+, api-version 2021-03-07\n\n(.+)\n\n {2}ok {4}reads /;
    expect(head.exec(stdout)?.[1]).toBe('the purchase of a search that was not purchased reads as 404');
    expect(stdout).toMatch(
      /No findings, but 7 of 17 scenarios were not tried\.\n\d+ requests, 0 findings; 10 of 17 scenarios tried\n$/,
    );
  });

  it('ends with 0 after a purchase, signed with the connection string', async () => {
    const { connectionString } = emulator;
    const options = ['--fixtures', file('fixtures.json'), '--allow-purchase', '--reporter', 'json'];
    const { code, stdout } = await run(['verify', ...options, '--connection-string', connectionString]);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { findings: 0, skipped: 0 }, findings: [] });
    expect(code).toBe(0);
    expect(emulator.ledger.count(fixtures.succeeds)).toBe(1);
  });

  it('takes the connection string from the environment, and the endpoint with it', async () => {
    const env = { COMMUNICATION_SERVICES_CONNECTION_STRING: emulator.connectionString };
    expect(await run(['verify'], env)).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('an endpoint that does not conform', () => {
  it('ends with 1, findings in the file and a line on stderr', async () => {
    await using wrong = await startEmulator({
      mutate: (answer, { route }) => (route === 'listPhoneNumbers' ? { ...answer, status: 201 } : answer),
    });
    const output = file('report.json');
    const { code, stdout, stderr } = await run([
      'verify',
      wrong.url,
      '--reporter',
      'json',
      '--output',
      output,
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^\d+ requests, \d+ findings?; 9 of 17 scenarios tried: see .*report\.json\n$/);
    const report = JSON.parse(await readFile(output, 'utf8'));
    expect(report.findings[0]).toMatchObject({
      rule: expect.any(String),
      scenario: 'reads',
      request: 'GET /phoneNumbers?api-version=2021-03-07',
      link: expect.stringMatching(/^https:\/\/.+\/spec\/EVIDENCE\.md#[a-z0-9-]+$/),
    });
  });
});

describe('wrong usage ends with 2 and one line', () => {
  const connectionString = (endpoint: string) => `endpoint=${endpoint};accesskey=c2VjcmV0LWtleQ==`;
  it.each([
    { args: [], says: 'expected the command verify or check, got none (see --help)' },
    { args: ['chekc', 'x'], says: 'expected the command verify or check, got chekc (see --help)' },
    { args: ['check'], says: 'expected a file or a folder, got none (see --help)' },
    { args: ['check', 'x', '--fixtures', 'y'], says: "Unknown option '--fixtures' (see --help)" },
    { args: ['check', 'x', '--endpoint', 'y'], says: 'endpoint: expected a URL like https://resourcename' },
    { args: ['check', 'x', '--output', 'missing/x'], says: '--output missing/x: expected a file' },
    { args: ['verify'], says: 'expected an endpoint, or a connection string that has one (see --help)' },
    { args: ['verify', 'x', 'y'], says: 'expected one endpoint, got 2 (see --help)' },
    { args: ['verify', 'no url'], says: 'endpoint: expected a URL like https://resourcename' },
    { args: ['verify', 'http://127.0.0.1:1', '--colour'], says: "Unknown option '--colour' (see --help)" },
    {
      args: ['verify', 'http://127.0.0.1:1', '--fixtures'],
      says: "Option '--fixtures <value>' argument missing",
    },
    { args: ['verify', 'http://127.0.0.1:1', '--timeout', '1m'], says: 'expected --timeout in seconds' },
    { args: ['verify', 'http://127.0.0.1:1', '--timeout', '0'], says: 'expected --timeout in seconds' },
    {
      args: ['verify', 'http://127.0.0.1:1', '--reporter', 'xml'],
      says: 'expected --reporter to be one of text, json',
    },
    {
      args: ['verify', 'http://127.0.0.1:1', '--fixtures', 'missing.json'],
      says: '--fixtures missing.json: ENOENT',
    },
    {
      args: ['verify', 'http://127.0.0.1:1', '--output', 'missing/x'],
      says: '--output missing/x: expected a file',
    },
    {
      args: ['verify', 'http://127.0.0.1:1', '--token', 'a b'],
      says: 'expected a bearer token, without spaces',
    },
    {
      args: ['verify', 'http://resource.example', '--token', 'a.b.c'],
      says: 'expected an https endpoint to send a token to, got http',
    },
    {
      args: ['verify', 'http://127.0.0.1:1', '--token', 'a.b.c', '--connection-string', 'x'],
      says: 'expected --connection-string or --token, got both',
    },
    {
      args: ['verify', 'http://127.0.0.1:1', '--connection-string', 'secret'],
      says: 'connectionString must',
    },
    {
      args: ['verify', 'https://a.example', '--connection-string', connectionString('https://b.example')],
      says: 'expected the endpoint of the connection string, https://b.example, got another',
    },
  ])('$says', async ({ args, says }) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^contract-tests: [^\n]+\n$/);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/secret|c2VjcmV0/);
  });

  it.each([
    { text: '{', says: 'expected JSON, got a text that is none' },
    { text: '[]', says: 'expected a JSON object, got []' },
    { text: '{"succeds":"x"}', says: 'expected any of succeeds, fails, unknown' },
    { text: '{"fails":42}', says: 'expected fails to be a text that is not empty, got 42' },
  ])('fixtures: $text', async ({ text, says }) => {
    await writeFile(file('wrong.json'), text);
    const { code, stderr } = await run(['verify', emulator.url, '--fixtures', file('wrong.json')]);
    expect({ code, lines: stderr.split('\n').length }).toEqual({ code: 2, lines: 2 });
    expect(stderr).toContain(says);
  });

  it('credentials that are refused', async () => {
    const wrong = emulator.connectionString.replace(/accesskey=.*/, 'accesskey=c2VjcmV0LWtleQ==');
    const { code, stderr } = await run(['verify', '--connection-string', wrong]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^contract-tests: expected to be let in by http:\S+, got 401: give the connection string/,
    );
  });
});

it.each([
  { option: '--help', prints: /^Usage: contract-tests <command> \[options\]\n/ },
  { option: 'verify --help', prints: /^Usage: contract-tests verify <endpoint> \[options\]\n/ },
  { option: 'check --help', prints: /^Usage: contract-tests check <file or folder \.\.\.> \[options\]\n/ },
  { option: '--version', prints: /^\d+\.\d+\.\d+\S*\n$/ },
])('$option prints and ends with 0', async ({ option, prints }) => {
  const { code, stdout, stderr } = await run(option.split(' '));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(prints);
});
