import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCommand } from '../src/cli/options.js';
import { fixtures, startEmulator, unrecorded, violations } from '../src/index.js';
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

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('stops on %s with exit code 0', async (signal) => {
    await using command = start();
    await command.line();
    expect(await command.stop(signal)).toBe(0);
  });

  it('logs each request, and what it meant', async () => {
    await using command = start('--now', '2026-01-31T12:00:00Z');
    const url = await command.line();
    await buy(url, fixtures.succeeds);
    expect(await command.logLine()).toMatch(
      /^12:00:0\d {2}202 {2}POST {3}\/availablePhoneNumbers\/:purchase {2}accepted \+14255550123$/,
    );
    await fetch(`${url}/phoneNumbers/operations/purchase_${fixtures.succeeds}?api-version=2022-12-01`, {
      headers: { authorization: 'Bearer a.b.c', 'x-emulator-violation': 'O37' },
    });
    expect(await command.logLine()).toMatch(
      / 200 {2}GET {4}\/phoneNumbers\/operations\/purchase_378ddf60…\?api-version=2022-12-01 {2}running, violation O37$/,
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

  it.each([
    [
      'YAML',
      'seed.yaml',
      `# what my tests begin with
now: 2026-01-31T12:00:00Z
owned:
  - phoneNumber: "+14255550101"
searches:
  - searchId: from-seed
    scenario: throttled
`,
    ],
    [
      'JSON',
      'seed.json',
      '{"now":"2026-01-31T12:00:00Z","owned":[{"phoneNumber":"+14255550101"}],"searches":[{"searchId":"from-seed","scenario":"throttled"}]}',
    ],
  ])('begins with the seed of a file in %s', async (_name, name, text) => {
    await using command = start('--quiet', '--no-auth', '--seed', await file(name, text));
    const url = await command.line();
    expect((await buy(url, 'from-seed')).status).toBe(429);
    const response = await fetch(`${url}/phoneNumbers/+14255550101?api-version=2021-03-07`);
    expect([response.status, response.headers.get('date')]).toEqual([
      200,
      expect.stringMatching(/^Sat, 31 Jan 2026 12:00:/),
    ]);
  });

  it.each([
    ['no YAML', 'owned: [', '--seed '],
    ['a list', '[]', 'seed must be an object (received an empty array).'],
    [
      'a number that is none',
      'owned: [{ phoneNumber: "911" }]',
      'seed.owned[0].phoneNumber must be a phone number',
    ],
    [
      'an unknown property',
      'owns: []',
      'unknown option "seed.owns"; the options are now, owned, searches, stock',
    ],
  ])('says on one line what is wrong with a seed: %s', async (_name, text, message) => {
    const { code, stdout, stderr } = await run('--seed', await file('wrong.yaml', text));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.split('\n')).toHaveLength(2);
  });

  it('answers the admin routes for this machine, and says where they are', async () => {
    await using command = start('--quiet', '--port', '0');
    const url = await command.line();
    await command.line();
    expect(await command.line()).toBe(`admin: ${url}/_emulator/`);
    const response = await fetch(`${url}/_emulator/violations`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ids: ['P06'] }),
    });
    expect(await response.json()).toEqual({ on: ['P06'] });
    const bought = await buy(url, fixtures.succeeds);
    expect([bought.status, bought.headers.get('operation-location')]).toEqual([202, null]);
    expect(await (await fetch(`${url}/_emulator/ledger`)).json()).toMatchObject({ total: 1 });
  });

  it('has no admin routes when told so', async () => {
    await using command = start('--quiet', '--no-auth', '--admin', 'off');
    const url = await command.line();
    await command.line();
    expect(await command.line()).toMatch(/^fixtures: /);
    expect((await fetch(`${url}/_emulator/ledger`)).status).toBe(404);
  });

  it('lets everyone pass when told to', async () => {
    await using command = start('--no-auth', '--quiet');
    const response = await fetch(`${await command.line()}/phoneNumbers?api-version=2021-03-07`);
    expect(response.status).toBe(200);
  });

  it('answers the read before a purchase as --before-purchase notStarted says', async () => {
    await using command = start('--no-auth', '--quiet', '--before-purchase', 'notStarted');
    const url = `${await command.line()}/phoneNumbers/operations/purchase_${fixtures.succeeds}`;
    const response = await fetch(`${url}?api-version=2021-03-07`);
    expect(await response.json()).toHaveProperty('status', 'notStarted');
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

  it('has an option for every answer that was never recorded, and helps with its values', async () => {
    const { stdout } = await run('--help');
    const helped = stdout.replace(/,\n +/g, ', ');
    for (const [name, values] of Object.entries(unrecorded)) {
      const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      expect(helped).toMatch(new RegExp(`^ +${flag} +${values.join(', ')}$`, 'm'));
      const wrong = `${flag} must be one of ${values.join(', ')} (received "none").`;
      expect(() => readCommand([flag, 'none'])).toThrow(wrong);
      for (const value of values) expect(readCommand([flag, value]).server).toHaveProperty(name, value);
    }
  });

  it('says its version', async () => {
    expect(await run('--version')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });

  it('lists the violations', async () => {
    const { stdout } = await run('--list-violations');
    expect(stdout.trimEnd().split('\n')).toHaveLength(violations.length);
  });
});

describe('the command, given what it cannot use', () => {
  it('says on one line that the port is busy, with exit code 1', async () => {
    await using emulator = await startEmulator();
    const { code, stdout, stderr } = await run('--port', new URL(emulator.url).port);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^phone-numbers-emulator: --port \d+: the port is in use; --port 0 takes a free one\n$/,
    );
  });

  it.each([
    ['an unknown option', ['--fast'], 'unknown option "--fast". See --help.\n'],
    ['an argument', ['here'], 'unexpected argument "here": every option begins with --. See --help.\n'],
    ['a part of one', ['--por', '1'], 'unknown option "--por"; did you mean --port? See --help.\n'],
    [
      'a search id that is taken',
      ['--search', fixtures.fails],
      `--search "${fixtures.fails}": searchId must be an id that no other search has`,
    ],
  ])('says so on one line for %s, with exit code 2', async (_name, args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`phone-numbers-emulator: ${message}`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    ['that is no JSON', 'searches', 'expected JSON'],
    ['that is no list', '{}', 'expected a list of searches'],
    ['with what is no search', '[1]', 'searches[0] must be an object'],
    ['with an unknown member', '[{}, { "id": "a" }]', 'unknown option "searches[1].id"'],
    ['with a number that is none', '[{ "phoneNumbers": ["911"] }]', 'searches[0].phoneNumbers must be'],
    ['with a hold that is none', '[{ "holdMilliseconds": -1 }]', 'searches[0].holdMilliseconds must be'],
  ])('says so on one line for a file of searches %s', async (_name, text, message) => {
    const { code, stderr } = await run('--searches', await file('wrong.json', text));
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it.each([
    ['--searches', 'none.json', 'no such file or folder'],
    ['--searches', '.', 'is a folder, not a file'],
    ['--write-fixtures', path.join('none', 'fixtures.json'), 'no such file or folder'],
    ['--write-fixtures', '.', 'is a folder, not a file'],
    ['--hostname', '203.0.113.1', 'this machine has no such address; the default is 127.0.0.1'],
    ['--hostname', 'nobody.invalid', 'this name has no address; the default is 127.0.0.1'],
  ])('says on one line which option it cannot serve with, and why: %s %s', async (flag, value, reason) => {
    const { code, stdout, stderr } = await run(flag, value);
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: '',
      stderr: `phone-numbers-emulator: ${flag} ${value}: ${reason}\n`,
    });
  });
});
