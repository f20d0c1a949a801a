import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Har, harOf } from '../traffic/har.js';
import { purchase } from '../traffic/purchase.js';
import { record } from '../traffic/record.js';
import { withHeader, withMembers } from '../verify/emulated.js';
import { run } from './run.js';

let folder: string;
let good: Har;
let bad: Har;
const file = (name: string) => path.join(folder, name);
const write = async (name: string, content: unknown) => {
  await mkdir(path.dirname(file(name)), { recursive: true });
  await writeFile(file(name), typeof content === 'string' ? content : JSON.stringify(content));
  return file(name);
};
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-check-'));
  good = harOf(await record(['succeeds']));
  bad = harOf(
    await record(['succeeds'], (answer, { route }) =>
      route === 'getOperation'
        ? withHeader(withMembers(answer, { status: 42 }), 'X-Note', '\u001b]0;x\u0007')
        : answer,
    ),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const foreign = {
  log: { entries: [{ request: { method: 'GET', url: 'https://app.example/' }, response: { status: 200 } }] },
};

describe('the command check', () => {
  it('ends with 0 and a report on stdout for traffic that conforms, nothing on stderr', async () => {
    const { code, stdout, stderr } = await run(['check', await write('good.har', good)]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^https:\/\/resource\.communication\.azure\.com, api-version 2021-03-07\n/);
    expect(stdout).toMatch(/\n {2}ok {4}\S+good\.har {2}\d+ exchanges\n/);
    expect(stdout).toMatch(/\nConforms\.\n\d+ exchanges, 0 findings; 1 of 1 file checked\n$/);
  });

  it('ends with 1 for traffic that breaks the contract, and says which entry and which file', async () => {
    const { code, stdout } = await run(['check', await write('bad.har', bad), await write('good.har', good)]);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /\n {2}fail {2}\S+bad\.har {3}\d+ exchanges, \d+ findings?\n {2}ok {4}\S+good\.har/,
    );
    expect(stdout).toMatch(/\n1\. shape: body#\/status\n {3}request {3}GET [^(]+\(log\.entries\[\d+\]\)/);
    expect(stdout).toMatch(/\n {3}file {6}\S+bad\.har/);
  });

  it('writes no character that a terminal obeys, from bodies or names of files', async () => {
    const { stdout, stderr } = await run([
      'check',
      await write('a\u001b[2J.har', bad),
      await write('b\u001b[2J.har', '{'),
    ]);
    expect(stdout + stderr).not.toContain('\u001b');
    expect(stdout).toContain('\\u{1b}]0;x\\u{7}');
  });

  it.each([
    { reporter: 'json', holds: /^\{\n {2}"endpoint": .*"traffic": \{\n {4}"accepted": \d+/s },
    {
      reporter: 'junit',
      holds:
        /<testsuites name="contract-tests check".*<property name="exchanges" value="\d+"\/>.*<testcase classname="check" name="\S+bad\.har: HAR file"/s,
    },
    { reporter: 'html', holds: /<th>File<\/th>.*<th>Exchanges<\/th>.*<h2>\S+bad\.har<\/h2>/s },
  ])('has the reporters of verify: $reporter', async ({ reporter, holds }) => {
    const output = file(`report.${reporter}`);
    const args = ['check', await write('bad.har', bad), '--reporter', reporter, '--output', output];
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^\d+ exchanges, \d+ findings?; 1 of 1 file checked: see \S+\n$/);
    expect(await readFile(output, 'utf8')).toMatch(holds);
  });

  it('checks recordings as well, and names what it tolerates', async () => {
    const url = 'https://x.communication.azure.com//availablePhoneNumbers/:purchase?api-version=2021-03-07';
    const { code, stdout } = await run(['check', await write('recording.json', purchase({ url }))]);
    expect(code).toBe(0);
    expect(stdout).toContain('Tolerated by rows of evidence, with the number of exchanges: double-slash');
  });
});

describe('a folder', () => {
  it('is searched for *.har and *.json, not where packages are installed, and other JSON is said', async () => {
    await write('project/package.json', { name: 'x' });
    await write('project/tsconfig.json', '{\n  // strict\n  "a": 1 }');
    await write('project/traffic/one.har', good);
    await write('project/traffic/TWO.HAR', good);
    await write('project/traffic/three.json', purchase());
    await write('project/traffic/four.txt', '{');
    await write('project/node_modules/x/broken.json', '{');
    await write('project/.cache/broken.json', '{');
    const { code, stdout, stderr } = await run(['check', file('project')]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('3 of 5 files checked');
    expect(stdout).toMatch(/skip {2}\S+package\.json {4,}it is neither a HAR nor a recording/);
  });

  it('may hold the report of an earlier run', async () => {
    await write('again/one.har', good);
    const args = ['check', file('again'), '--reporter', 'json', '--output', file('again/report.json')];
    await run(args);
    expect(await run(args)).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('1 of 1 file checked'),
    });
  });

  it('with a recording that was cut ends with 2', async () => {
    await write('cut/purchase.json', JSON.stringify(purchase()).slice(0, 100));
    const { code, stderr } = await run(['check', file('cut')]);
    expect(code).toBe(2);
    expect(stderr).toContain('purchase.json: expected JSON, got another text');
  });

  it('without a recording ends with 2', async () => {
    await write('none/readme.txt', '');
    const { code, stderr } = await run(['check', file('none')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^contract-tests: \S+none: expected \*\.har or \*\.json in the folder, got none\n$/,
    );
  });
});

describe('what cannot be read ends with 2, and the rest is checked', () => {
  it('a file that is not there, a broken one, and a broken entry', async () => {
    const entries = [...bad.log.entries, { request: {} }];
    const args = [
      'check',
      file('missing.har'),
      await write('broken.har', '{"log":'),
      await write('entry.har', { log: { entries } }),
    ];
    const { code, stdout, stderr } = await run(args);
    expect(code).toBe(2);
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^contract-tests: \S+missing\.har: expected a file or a folder, got none$/),
      expect.stringMatching(/^contract-tests: \S+broken\.har: expected JSON, got another text, at /),
      expect.stringMatching(
        /^contract-tests: \S+entry\.har: log\.entries\[\d+\]: expected request\.method to be a string, got nothing$/,
      ),
      '',
    ]);
    expect(stdout).toContain('1. shape: body#/status');
  });

  it('never shows what a broken file has', async () => {
    const { stdout, stderr } = await run([
      'check',
      await write('broken.har', '{"Authorization":"Bearer s3cr3t-token" x'),
    ]);
    expect(stdout + stderr).not.toContain('s3cr3t');
  });
});

describe('exchanges that are outside the contract', () => {
  it('are counted, and do not fail', async () => {
    const { code, stdout } = await run(['check', await write('foreign.har', foreign)]);
    expect(code).toBe(0);
    expect(stdout).toContain('Not checked, as they are to other hosts or paths: 1 exchange.');
    expect(stdout).toMatch(/skip {2}\S+foreign\.har {2}no exchange in it is about the contract\n/);
    expect(stdout).toContain('No findings, but 1 of 1 file was not checked.');
  });

  it('fail where a file has nothing else, if that is asked for', async () => {
    const { code } = await run(['check', await write('foreign.har', foreign), '--fail-on-skip']);
    expect(code).toBe(1);
  });
});
