import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { packagesNode, programOf } from '@acs-contracts/node-releases';
import { describe, expect, inject, it } from 'vitest';
import { compile } from './compile.js';

const consumer = inject('consumer');
const require = createRequire(import.meta.url);

/** What the emulator and the client bring along. */
const packages = [
  '@acs-contracts/communication-error-types',
  '@acs-contracts/phone-numbers-client',
  '@acs-contracts/phone-numbers-emulator',
  '@acs-contracts/phone-numbers-types',
  'hono',
  'openapi-fetch',
  'openapi-typescript-helpers',
  'yaml',
];

const example = `
import { createPhoneNumbersClient } from '@acs-contracts/phone-numbers-client';
import { createTestClock } from '@acs-contracts/phone-numbers-client/testing';
import { createEmulator } from '@acs-contracts/phone-numbers-emulator';
import { handlers } from '@acs-contracts/phone-numbers-emulator/msw';
import { setupServer } from 'msw/node';

const endpoint = 'https://my-resource.communication.azure.com';
const emulator = createEmulator();
const server = setupServer(...handlers(emulator, { endpoint }));
server.listen();
const { searchId } = emulator.addSearch({ phoneNumbers: ['+14255550199'] });
const credential = { key: emulator.accessKey };
const client = createPhoneNumbersClient({ endpoint, credential, clock: createTestClock() });
const purchase = await client.purchase({ searchId });
const { phoneNumbers } = await purchase.result();
console.log(phoneNumbers.join(), emulator.ledger.count(searchId));
server.close();
`;

/** The Node.js that a major of MSW runs on: the lowest that the packages promise, or for 3.x, which needs 22.12, a later one. */
const nodeFor = (version: string) => (version.startsWith('2.') ? packagesNode : programOf('node-22'));

const manifests = [require.resolve('msw/package.json'), require.resolve('msw-3/package.json')];
const majors = manifests.map((manifest) => {
  const { version }: { version: string } = require(manifest);
  return { version, folder: path.dirname(manifest), node: nodeFor(version) };
});

/** A project with the packages of the tarballs and one major of MSW. */
async function projectWith(msw: string): Promise<AsyncDisposable & { readonly folder: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-msw-'));
  const modules = path.join(folder, 'node_modules');
  await mkdir(modules);
  await writeFile(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  for (const name of packages) {
    await cp(path.join(consumer, 'node_modules', name), path.join(modules, name), { recursive: true });
  }
  await symlink(msw, path.join(modules, 'msw'), 'dir');
  await writeFile(path.join(folder, 'example.ts'), example);
  await writeFile(path.join(folder, 'example.mjs'), example);
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

describe.each(majors)('the handlers of the emulator, with MSW $version', ({ version, folder: msw, node }) => {
  it('compile', async () => {
    await using project = await projectWith(msw);
    const settings = ['--module', 'nodenext', '--moduleResolution', 'nodenext', '--skipLibCheck'];
    expect(await compile('typescript', project.folder, ['example.ts'], settings)).toBe('');
  });

  it.runIf(node)('sell to the client', async () => {
    await using project = await projectWith(msw);
    const { stdout } = await promisify(execFile)(node ?? '', ['example.mjs'], { cwd: project.folder });
    expect(stdout).toBe('+14255550199 1\n');
  });

  it('are of a major in the range of the peer', () => {
    const { peerDependencies }: { peerDependencies: Record<string, string> } = require(
      path.join(consumer, 'node_modules/@acs-contracts/phone-numbers-emulator/package.json'),
    );
    expect(peerDependencies['msw']).toContain(`^${version.split('.')[0]}.`);
  });
});
