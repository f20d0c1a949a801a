import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call as run } from './call.js';

let folder: string;
let server: Server;
let address: string;
const asked: string[] = [];

beforeAll(async () => {
  const outer = await mkdtemp(path.join(tmpdir(), 'acs-contracts-hostile-'));
  folder = path.join(outer, 'documents');
  await mkdir(folder);
  await writeFile(path.join(outer, 'secret.yaml'), 'type: string\n');
  await symlink(path.join(outer, 'secret.yaml'), path.join(folder, 'link.yaml'));
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('type: string\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  address = `http://127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`;
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(path.dirname(folder), { recursive: true, force: true });
});

function document(schema: unknown, more: object = {}): Record<string, unknown> {
  const content = { 'application/json': { schema } };
  return {
    openapi: '3.0.3',
    info: { title: 'Another API', version: '1' },
    paths: { '/a': { get: { operationId: 'op', responses: { '200': { description: 'ok', content } } } } },
    ...more,
  };
}

/** Compares two sources, which are JSON or YAML, as the command does. */
async function diff(older: unknown, newer: unknown, ...args: readonly string[]) {
  const text = (source: unknown) => (typeof source === 'string' ? source : JSON.stringify(source));
  await writeFile(path.join(folder, 'old.yaml'), text(older));
  await writeFile(path.join(folder, 'new.yaml'), text(newer));
  const out: string[] = [];
  const errors: string[] = [];
  const log = (line: string) => out.push(line);
  const shell = { root: folder, folder, colour: false, log, error: (line: string) => errors.push(line) };
  const code = await run(['old.yaml', 'new.yaml', ...args], shell);
  return { code, stdout: out.join('\n'), stderr: errors.join('\n') };
}

const plain = document({ type: 'string' });

describe('a document from a stranger', () => {
  it.each([
    ['a schema', () => document({ $ref: `${address}/schema.yaml` })],
    ['an extension', () => ({ ...plain, 'x-more': { $ref: `${address}/extension.yaml` } })],
    ['an example', () => document({ type: 'object', example: { $ref: `${address}/example.yaml` } })],
    ['a path', () => ({ ...plain, paths: { '/a': { $ref: `${address}/path.yaml` } } })],
    ['a schema with file://', () => document({ $ref: 'file:///etc/hostname' })],
    [
      'a mapping of a discriminator',
      () => {
        const mapping = { x: `${address}/mapping.yaml` };
        return document({ type: 'object', discriminator: { propertyName: 'kind', mapping } });
      },
    ],
  ])('is compared or refused without a request when %s leads to the network', async (_place, make) => {
    const { code, stderr } = await diff(plain, make());
    expect(asked).toEqual([]);
    expect({ code, stderr }).toMatchObject(
      code === 0 ? { stderr: '' } : { code: 2, stderr: expect.stringMatching(/^new\.yaml: [^\n]+$/) },
    );
  });

  it.each(['../secret.yaml', 'link.yaml', '/etc/hostname'])('cannot read %s', async (target) => {
    const { code, stderr } = await diff(plain, document({ $ref: target }));
    expect({ code, lines: stderr.split('\n').length }).toEqual({ code: 2, lines: 1 });
    expect(stderr).toMatch(/^new\.yaml: .*(outside the folder|resolve)/);
  });

  it('reads a $ref to a file in the same folder', async () => {
    await writeFile(path.join(folder, 'beside.yaml'), 'type: integer\n');
    const { code, stdout } = await diff(plain, document({ $ref: 'beside.yaml' }));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^major/);
  });

  it('is refused when its aliases repeat one another', async () => {
    const levels = Array.from({ length: 30 }, (_, level) => `  - &l${level + 1} [*l${level}, *l${level}]`);
    const yaml = `openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\nx-bomb:\n  - &l0 [a, a]\n${levels.join('\n')}\n`;
    const { code, stderr } = await diff(plain, yaml);
    expect(code).toBe(2);
    expect(stderr).toBe('new.yaml: expected at most 5000000 values, aliases repeated, got more');
  });

  it.each([1000, 100_000])('is refused when it is nested %d levels deep', async (depth) => {
    const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const { code, stderr } = await diff(plain, `${JSON.stringify(plain).slice(0, -1)}, "x-deep": ${nested}}`);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^new\.yaml: [^\n]*(nesting|depth)[^\n]*$/i);
  });

  it.each(['text', 'markdown', 'json', 'changeset'])('cannot write to the terminal as %s', async (format) => {
    const name = 'a\u001b[2J\u009bz\u202e\nmajor  wire';
    const before = document({ type: 'object', properties: { [name]: { type: 'string' } } });
    const after = document({ type: 'object', properties: { [name]: { type: 'integer' } } });
    const { code, stdout } = await diff(before, after, `--format=${format}`);
    expect(code).toBe(0);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    if (format === 'json') expect(Object(JSON.parse(stdout)).changes[0].where).toContain('\u001b[2J\u009b');
    if (format === 'text') expect(stdout).toContain('a\\u001b[2J\\u009bz\\u202e\\u000amajor');
  });

  it('cannot write to the terminal through an error', async () => {
    const { code, stderr } = await diff(plain, document({ $ref: '#/components/schemas/\u001b[2J' }));
    expect(code).toBe(2);
    expect(stderr).not.toContain('\u001b');
  });
});

describe('the format', () => {
  it.each(['toString', '__proto__', 'constructor', 'xml', ''])('%s is refused', async (format) => {
    const { code, stdout, stderr } = await diff(plain, plain, `--format=${format}`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('see pnpm spec diff --help');
  });
});

describe('another API', () => {
  it.each(['text', 'markdown', 'json', 'changeset'])('moves no package of ours, as %s', async (format) => {
    const { code, stdout } = await diff(plain, document({ type: 'integer' }), `--format=${format}`);
    expect(code).toBe(0);
    expect(stdout).not.toContain('@acs-contracts/');
  });
});
