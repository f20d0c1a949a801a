import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call as run } from './call.js';
import { type Clone, cloneRepository } from './clone.js';
import { baseline, Editable } from './editable.js';

let folder: string;
let clone: Clone;

beforeAll(async () => {
  clone = await cloneRepository();
  folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-cli-'));
  const document = new Editable(baseline);
  document.set('#/components/schemas/CommunicationError/properties/code/type', 'integer');
  document.set('#/info/title', 'Another title');
  const files = {
    old: baseline,
    new: document.root,
    invalid: { ...baseline, paths: 'none' },
    two: { swagger: '2.0' },
  };
  for (const [name, content] of Object.entries(files))
    await writeFile(path.join(folder, `${name}.json`), JSON.stringify(content));
  await writeFile(path.join(folder, 'broken.yaml'), 'openapi: 3.0.3\n  info: [');
});
afterAll(async () => {
  await clone[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Runs `spec diff` in the clone, called from the folder with the documents. */
async function diff(...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const lines = { log: [''], error: [''] };
  const code = await run(args, {
    root: clone.root,
    folder,
    colour: false,
    log: (text) => lines.log.push(text),
    error: (text) => lines.error.push(text),
  });
  return { code, stdout: lines.log.slice(1).join('\n'), stderr: lines.error.slice(1).join('\n') };
}

describe('spec diff', () => {
  it('prints a comparison of two files as JSON, and nothing else', async () => {
    const { code, stdout, stderr } = await diff('old.json', 'new.json', '--format', 'json');
    const found: unknown = JSON.parse(stdout);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(Object.keys(Object(found))).toEqual(['level', 'packages', 'changes']);
    expect(found).toMatchObject({
      level: 'major',
      packages: { '@acs-contracts/spec': 'major', '@acs-contracts/communication-error-types': 'major' },
    });
    for (const change of Object(found).changes)
      expect(Object.keys(change).sort()).toEqual(['axis', 'id', 'level', 'reason', 'where', 'witness']);
  });

  it('is a program that keeps its streams apart', async () => {
    const program = fileURLToPath(new URL('../src/diff-main.ts', import.meta.url));
    const args = ['--import', import.meta.resolve('tsx'), program, 'old.json', 'old.json', '--format=json'];
    const options = { cwd: clone.root, env: { ...process.env, INIT_CWD: folder } };
    const { stdout } = await promisify(execFile)(process.execPath, args, options);
    expect(JSON.parse(stdout)).toEqual({ level: 'none', packages: {}, changes: [] });
  });

  it('prints it for people by default, with what breaks first', async () => {
    const { code, stdout } = await diff('old.json', 'new.json');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^major: \d+ changes, .*\n\n {2}major {2}@acs-contracts\/spec\n/);
    expect(stdout).toContain('conforms to the new contract, breaks the old one');
    expect(stdout).toMatch(
      /#\/components\/schemas\/CommunicationError\/properties\/code\/type {2}\(new\.json:\d+\)/,
    );
  });

  it('prints it as Markdown and as changesets', async () => {
    const markdown = await diff('old.json', 'new.json', '--format', 'markdown');
    expect(markdown.stdout).toMatch(/^## Contract: major\n[\s\S]*\| `@acs-contracts\/spec` \| major \|/);
    const changesets = await diff('old.json', 'new.json', '--format', 'changeset');
    expect(changesets.stdout).toMatch(
      /^# \.changeset\/contract-spec-[0-9a-f]{8}\.md\n---\n"@acs-contracts\/spec": major\n---\n/,
    );
  });

  it('writes a changeset for each package that moves', async () => {
    const before = await readdir(path.join(clone.root, '.changeset'));
    const { code, stderr } = await diff('old.json', 'new.json', '--write');
    const after = await readdir(path.join(clone.root, '.changeset'));
    const written = after.filter((file) => !before.includes(file));
    expect(code).toBe(0);
    expect(written.map((file) => file.replace(/-[0-9a-f]{8}\.md$/, ''))).toContain(
      'contract-communication-error-types',
    );
    for (const file of written) expect(stderr).toContain(`wrote .changeset/${file}`);
    const text = await readFile(path.join(clone.root, '.changeset', written[0] ?? ''), 'utf8');
    expect(text).toMatch(
      /^---\n"@acs-contracts\/[a-z-]+": major\n---\n\nThe contract has changed .*:\n\n- \*\*Breaking:\*\*/,
    );
  });

  it('compares the work tree with main when it is told nothing', async () => {
    expect(await diff()).toMatchObject({ code: 0, stdout: 'none: the contract has not changed' });
    await clone.edit('spec/common/2021-03-07/schemas/CommunicationError.yaml', '  - message\n', '');
    const { stdout } = await diff();
    expect(stdout).toContain('need not be there any more');
    for (const version of ['2021-03-07', '2025-06-01']) expect(stdout).toContain(`  ${version}: `);
    expect(stdout).toContain('(spec/common/2021-03-07/schemas/CommunicationError.yaml:');
  });

  it.each([
    ['nowhere.json', 'expected a file or a commit, found neither'],
    ['broken.yaml', 'expected an OpenAPI document, got one that cannot be read'],
    ['invalid.json', 'Expected type `Paths` (object) but got `string`'],
    ['two.json', 'expected an OpenAPI 3.0 or 3.1 document'],
    ['HEAD:README', 'expected the commit to have README'],
  ])('refuses %s in one line, with exit code 2', async (file, message) => {
    for (const args of [
      [file, 'new.json'],
      ['old.json', file],
    ]) {
      const { code, stdout, stderr } = await diff(...args, '--format=json');
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^[^\n]+$/);
      expect(stderr).toContain(`${file}: ${message}`);
    }
  });

  it('says in one line that there is no main to compare with', async () => {
    const lines: string[] = [];
    const error = (text: string) => lines.push(text);
    const shell = { root: folder, folder, colour: false, log: error, error };
    expect(await run([], shell)).toBe(2);
    expect(lines).toEqual(['expected a branch main or origin/main to compare with, found neither']);
  });

  it('says how it is called when it is called otherwise', async () => {
    for (const args of [['--format=xml'], ['--what'], ['a', 'b', 'c']])
      expect(await diff(...args)).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining('see pnpm spec diff --help'),
      });
  });
});
