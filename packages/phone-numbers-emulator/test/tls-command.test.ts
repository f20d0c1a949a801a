import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { packagesNode } from '@acs-contracts/node-releases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSelfSigned } from '../src/tls/self-signed.js';
import { run, start } from './command.js';

let folder: string;
const files = { cert: '', key: '', other: '' };
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'acs-contracts-emulator-'));
  const [pair, other] = [await createSelfSigned('localhost'), await createSelfSigned('localhost')];
  files.cert = path.join(folder, 'cert.pem');
  files.key = path.join(folder, 'key.pem');
  files.other = path.join(folder, 'other-key.pem');
  await writeFile(files.cert, pair.cert);
  await writeFile(files.key, pair.key);
  await writeFile(files.other, other.key);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What another process gets that trusts a file, as users set it. */
async function ask(url: string, certificateFile: string): Promise<string> {
  const code = `console.log((await fetch('${url}/_emulator/fixtures')).status)`;
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: certificateFile };
  const args = ['--input-type=module', '--eval', code];
  return (await promisify(execFile)(packagesNode, args, { env })).stdout.trim();
}

/** The URL that a command prints, and the file of its certificate. */
async function introduction(command: ReturnType<typeof start>) {
  const [url, connectionString, certificate] = [
    await command.line(),
    await command.line(),
    await command.line(),
  ];
  expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  expect(connectionString).toContain(`endpoint=${url}/;accesskey=`);
  expect(certificate).toMatch(/^certificate: /);
  return { url, file: certificate.replace('certificate: ', '') };
}

describe('the command with --tls', () => {
  it('writes the certificate to a file that programs can trust, and removes it when it stops', async () => {
    await using command = start('--quiet', '--tls');
    const { url, file } = await introduction(command);
    expect(await ask(url, file)).toBe('200');
    expect(await command.stop('SIGTERM')).toBe(0);
    await expect(readFile(file)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('writes the certificate where it is told to, and lets it stay', async () => {
    const target = path.join(folder, 'written.pem');
    await using command = start('--quiet', '--tls', '--write-certificate', target);
    const { url, file } = await introduction(command);
    expect(file).toBe(target);
    expect(await ask(url, file)).toBe('200');
    expect(await command.stop('SIGINT')).toBe(0);
    expect(await readFile(target, 'utf8')).toMatch(/^-----BEGIN CERTIFICATE-----\n/);
  });

  it('says to other machines what their clients need', async () => {
    await using command = start('--quiet', '--tls', '--hostname', '0.0.0.0');
    await command.line();
    await command.line();
    expect(await command.line()).toMatch(/^for other machines: port \d+; their client has to trust the cert/);
  });
});

describe('the command with --tls-cert and --tls-key', () => {
  it('serves with them', async () => {
    await using command = start('--quiet', '--tls-cert', files.cert, '--tls-key', files.key);
    const { url, file } = await introduction(command);
    expect(await ask(url, files.cert)).toBe('200');
    expect(await readFile(file, 'utf8')).toBe(await readFile(files.cert, 'utf8'));
  });

  it('writes no private key for clients to trust, if it is in the file of the certificate', async () => {
    const both = path.join(folder, 'both.pem');
    await writeFile(both, `${await readFile(files.key, 'utf8')}\n${await readFile(files.cert, 'utf8')}`);
    await using command = start('--quiet', '--tls-cert', both, '--tls-key', both);
    const { url, file } = await introduction(command);
    expect(await ask(url, file)).toBe('200');
    expect(await readFile(file, 'utf8')).not.toContain('PRIVATE KEY');
  });

  it.each<[string, () => string[], string, number]>([
    [
      'a certificate to write over the key',
      () => ['--tls-cert', files.cert, '--tls-key', files.key, '--write-certificate', files.key],
      '--write-certificate must not be the file of --tls-key',
      2,
    ],
    [
      'two files to write in one place',
      () => ['--tls', '--write-certificate', 'x.pem', '--write-fixtures', './x.pem'],
      '--write-fixtures must not be the file of --write-certificate',
      2,
    ],
    ['one without the other', () => ['--tls-key', files.key], '--tls-key needs --tls-cert FILE', 2],
    ['the other without the one', () => ['--tls-cert', files.cert], '--tls-cert needs --tls-key FILE', 2],
    ['a certificate to write without TLS', () => ['--write-certificate', 'x.pem'], 'needs --tls', 2],
    [
      'no such file',
      () => ['--tls-cert', 'none.pem', '--tls-key', files.key],
      '--tls-cert none.pem: no such file',
      1,
    ],
    [
      'a key in place of the certificate',
      () => ['--tls-cert', files.key, '--tls-key', files.key],
      'not a certificate in PEM format',
      2,
    ],
    [
      'a certificate in place of the key',
      () => ['--tls-cert', files.cert, '--tls-key', files.cert],
      'not a private key in PEM format',
      2,
    ],
    [
      'a key of another certificate',
      () => ['--tls-cert', files.cert, '--tls-key', files.other],
      'not the private key of --tls-cert',
      2,
    ],
    [
      'a certificate that cannot be written',
      () => ['--tls', '--write-certificate', '.'],
      '--write-certificate .: is a folder, not a file',
      1,
    ],
  ])('says on one line what is wrong: %s', async (_name, args, message, exitCode) => {
    const { code, stdout, stderr } = await run('--quiet', ...args());
    expect({ code, stdout }).toEqual({ code: exitCode, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
