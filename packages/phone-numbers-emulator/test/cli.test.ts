import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faults, fixtures, startEmulator } from '../src/index.js';
import { run, start } from './command.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-emulator-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, text: string): Promise<string> {
  const target = path.join(folder, name);
  await writeFile(target, text);
  return target;
}

function buy(url: string, searchId: string): Promise<Response> {
  return fetch(`${url}/availablePhoneNumbers/:purchase?api-version=2021-03-07`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer a.b.c' },
    body: JSON.stringify({ searchId }),
  });
}

describe('the command', () => {
  it('says where it listens on the first line, and how to get in on the second', async () => {
    await using command = start();
    const url = await command.line();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await command.line()).toContain(`endpoint=${url}/;accesskey=`);
    expect((await buy(url, fixtures.succeeds)).status).toBe(202);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops on %s with exit code 0', async (signal) => {
    await using command = start();
    await command.line();
    expect(await command.stop(signal)).toBe(0);
  });

  it('logs each request, and what it meant', async () => {
    await using command = start('--now', '2026-01-31T12:00:00Z');
    const url = await command.line();
    await buy(url, fixtures.succeeds);
    expect(await command.logLine()).toMatch(
      /^12:00:0\d {2}202 {2}POST {3}\/availablePhoneNumbers\/:purchase {2}bought \+14255550123$/,
    );
    await fetch(`${url}/phoneNumbers/operations/purchase_${fixtures.succeeds}?api-version=2022-12-01`, {
      headers: { authorization: 'Bearer a.b.c', 'x-emulator-fault': 'O37' },
    });
    expect(await command.logLine()).toMatch(
      / 200 {2}GET {4}\/phoneNumbers\/operations\/purchase_378ddf60…\?api-version=2022-12-01 {2}running, fault O37$/,
    );
    await buy(url, 'none');
    expect(await command.logLine()).toMatch(/ 404 .+ NotFound$/);
  });

  it('adds searches, from options and from a file', async () => {
    const searches = await file('searches.json', '[{ "searchId": "from-file", "scenario": "throttled" }]');
    await using command = start('--search', 'one', '--search', 'two=unavailable', '--searches', searches);
    const url = await command.line();
    const statuses = await Promise.all(['one', 'two', 'from-file'].map((id) => buy(url, id)));
    expect(statuses.map(({ status }) => status)).toEqual([202, 503, 429]);
  });

  it('lets everyone pass when told to', async () => {
    await using command = start('--no-auth', '--quiet');
    const response = await fetch(`${await command.line()}/phoneNumbers?api-version=2021-03-07`);
    expect(response.status).toBe(200);
  });

  it('writes the fixtures that a verification takes', async () => {
    const target = path.join(folder, 'fixtures.json');
    await using command = start('--write-fixtures', target);
    await command.line();
    expect(JSON.parse(await readFile(target, 'utf8'))).toEqual(fixtures);
  });

  it('helps, and fits on 80 columns', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^usage: npx @acs-contracts\/phone-numbers-emulator/);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('says its version', async () => {
    expect(await run('--version')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  it('lists the faults', async () => {
    const { stdout } = await run('--list-faults');
    expect(stdout.trimEnd().split('\n')).toHaveLength(faults.length);
  });
});

describe('the command, given what it cannot use', () => {
  it('says on one line that the port is busy, with exit code 1', async () => {
    await using emulator = await startEmulator();
    const { code, stdout, stderr } = await run('--port', new URL(emulator.url).port);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^phone-numbers-emulator: .*address already in use 127\.0\.0\.1:\d+; --port 0 takes a port that is free\n$/,
    );
  });

  it.each([
    ['an unknown option', ['--fast'], "Unknown option '--fast'"],
    ['an argument', ['here'], 'here'],
    ['a port that is none', ['--port', '70000'], 'got "70000"'],
    ['a pace that is none', ['--pace', 'fast'], 'expected --pace to be polls or time'],
    ['a clock that is no date', ['--now', 'noon'], 'expected --now to be a date'],
    ['a clock without a zone', ['--now', '2026-01-31T12:00:00'], 'expected --now to be a date'],
    ['an unknown fault', ['--fault', 'X99'], 'unknown fault "X99"; the faults are P01, P03'],
    ['an access key that is not base64', ['--access-key', '!'], 'expected the access key to be base64'],
    ['a search id that is none', ['--search', 'a b'], 'expected a search id of'],
    ['a search id that is taken', ['--search', fixtures.fails], 'that is not taken'],
    ['a scenario that is none', ['--search', 'a=wins'], 'expected scenario to be one of succeeds'],
  ])('says so on one line for %s, with exit code 2', async (_name, args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    ['that is no JSON', 'searches', 'expected JSON'],
    ['that is no list', '{}', 'expected a list of searches'],
    ['with what is no search', '[1]', 'search 1: expected a search to be an object'],
    ['with an unknown member', '[{}, { "id": "a" }]', 'search 2: unknown member "id"'],
    ['with a number that is none', '[{ "phoneNumbers": ["911"] }]', 'expected phone numbers in E.164 format'],
    ['with a hold that is none', '[{ "holdMilliseconds": -1 }]', 'expected holdMilliseconds'],
  ])('says so on one line for a file of searches %s', async (_name, text, message) => {
    const { code, stderr } = await run('--searches', await file('wrong.json', text));
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('says so on one line for a file that is not there', async () => {
    const { code, stderr } = await run('--searches', path.join(folder, 'none.json'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^phone-numbers-emulator: ENOENT: .+\n$/);
  });
});
