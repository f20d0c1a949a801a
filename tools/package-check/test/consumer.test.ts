import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packPackage } from '../src/packed-package.js';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const installedHere = fileURLToPath(new URL('../node_modules/', import.meta.url));
const published = ['communication-error-types', 'phone-numbers-types', 'phone-numbers-client'];

let project: string;
beforeAll(async () => {
  project = await mkdtemp(path.join(tmpdir(), 'acs-contracts-consumer-'));
  for (const name of published) {
    const { files } = await packPackage(root, `packages/${name}`);
    for (const [file, text] of files) {
      const target = path.join(project, 'node_modules/@acs-contracts', name, file);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, text);
    }
  }
  // The one dependency that is not ours; its own dependency lies beside it, where the link leads.
  await symlink(path.join(installedHere, 'openapi-fetch'), path.join(project, 'node_modules/openapi-fetch'));
  await writeFile(path.join(project, 'package.json'), '{ "private": true, "type": "module" }');
  await writeFile(
    path.join(project, 'program.ts'),
    `import { createPhoneNumbersClient, type CommunicationError } from '@acs-contracts/phone-numbers-client';
import type { PhoneNumberOperation } from '@acs-contracts/phone-numbers-types';

const client = createPhoneNumbersClient({ endpoint: 'https://resourcename.communication.azure.com' });
const accepted: Promise<{ readonly operationId: string }> = client.purchase({ searchId: 'a' });
const path = { operationId: 'a' };
const read = client.GET('/phoneNumbers/operations/{operationId}', { params: { path } });
const operation: Promise<PhoneNumberOperation | undefined> = read.then(({ data }) => data);
const error: Promise<CommunicationError | undefined> = read.then((result) => result.error?.error);
// @ts-expect-error the types are there, and refuse a search id that is no text
client.purchase({ searchId: 42 });
export { accepted, error, operation };
`,
  );
});
afterAll(() => rm(project, { recursive: true, force: true }));

describe('the packed packages, in an empty project', () => {
  it.each([
    { module: 'nodenext', moduleResolution: 'nodenext' },
    { module: 'esnext', moduleResolution: 'bundler' },
  ])('compile under moduleResolution $moduleResolution', async ({ module, moduleResolution }) => {
    const tsc = path.join(installedHere, 'typescript/bin/tsc');
    const options = ['--strict', '--noEmit', '--target', 'es2022', '--lib', 'es2022,dom,dom.iterable'];
    const modules = ['--module', module, '--moduleResolution', moduleResolution];
    const { stdout } = await run(process.execPath, [tsc, ...options, ...modules, 'program.ts'], {
      cwd: project,
    }).catch((error: { stdout: string }) => error);
    expect(stdout).toBe('');
  });

  it('run in plain JavaScript', async () => {
    const code =
      "import * as all from '@acs-contracts/phone-numbers-client'; console.log(Object.keys(all).join())";
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], { cwd: project });
    expect(stdout.trim().split(',')).toEqual([
      'CommunicationRequestError',
      'ConnectionError',
      'ContractViolationError',
      'InterruptedError',
      'OperationFailedError',
      'PhoneNumbersError',
      'createPhoneNumbersClient',
      'defaultApiVersion',
      'parseConnectionString',
      'signRequest',
    ]);
  });

  it('can be required from CommonJS', async () => {
    const code =
      "console.log(typeof require('@acs-contracts/phone-numbers-client').createPhoneNumbersClient)";
    const { stdout } = await run(process.execPath, ['--input-type=commonjs', '--eval', code], {
      cwd: project,
    });
    expect(stdout).toBe('function\n');
  });
});
