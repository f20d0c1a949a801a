import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { auditProject } from '../../src/audit/audit-project.js';

let project: string;

/** A project with one dependency, as its lockfile says. */
beforeAll(async () => {
  project = await mkdtemp(path.join(tmpdir(), 'acs-contracts-audit-'));
  const dependencies = { left: '1.0.0' };
  const manifest = { name: 'project', version: '1.0.0', dependencies };
  const left = { version: '1.0.0', resolved: 'https://example.com/left-1.0.0.tgz' };
  const lockfile = { ...manifest, lockfileVersion: 3, packages: { '': manifest, 'node_modules/left': left } };
  await writeFile(path.join(project, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(project, 'package-lock.json'), JSON.stringify(lockfile));
});
beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => rm(project, { recursive: true, force: true }));

/** Audits the project against a registry on loopback that answers every request as `listener` does. */
async function auditAgainst(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  try {
    return await auditProject(project, {
      npm_config_registry: `http://127.0.0.1:${port}/`,
      npm_config_fetch_retries: '0',
      npm_config_cache: path.join(project, `cache-${port}`),
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** npm asks for the advisories, and for the versions of what they name. */
const knowing =
  (advisories: object): RequestListener =>
  ({ method }, response) => {
    const version = { name: 'left', version: '1.0.0' };
    const versions = { name: 'left', 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': version } };
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(method === 'POST' ? advisories : versions));
  };

const advisory = (severity: string) => ({
  left: [{ id: 1, url: 'https://example.com/1', title: 'a hole', severity, vulnerable_versions: '*' }],
});

describe('a registry that does not answer audits', () => {
  it.each<[string, RequestListener]>([
    ['answers 405', (_, response) => response.writeHead(405).end()],
    [
      'answers 404 with HTML',
      (_, response) => response.writeHead(404, { 'Content-Type': 'text/html' }).end('<p>'),
    ],
    ['answers 500', (_, response) => response.writeHead(500).end('{}')],
    ['answers 401', (_, response) => response.writeHead(401).end('{}')],
    ['answers 200 with HTML', (_, response) => response.end('<html>')],
    ['resets the connection', (request) => request.socket.resetAndDestroy()],
    ['closes the connection', (request) => request.socket.destroy()],
  ])('fails the audit with exit code 3: it %s', async (_, listener) => {
    await expect(auditAgainst(listener)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/^the registry did not answer the audit \(.+\): .*is unknown/),
    });
  });
});

describe('a registry that answers', () => {
  it('with no advisory passes the audit', async () => {
    expect(await auditAgainst(knowing({}))).toBe(0);
  });

  it.each([
    ['critical', 1],
    ['high', 1],
    ['moderate', 0],
  ])('with a vulnerability of severity %s has exit code %i', async (severity, code) => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(await auditAgainst(knowing(advisory(severity)))).toBe(code);
    expect(error.mock.calls).toEqual(code === 1 ? [[`left *: ${severity}`]] : []);
  });
});
