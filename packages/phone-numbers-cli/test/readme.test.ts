import { spawn } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { packagesNode } from '@acs-contracts/node-releases';
import { expect, it, onTestFinished } from 'vitest';
import { bin } from './command.js';
import { newFolder } from './folder.js';

const [installation = '', start = '', ...blocks] = [
  ...(await readFile(new URL('../README.md', import.meta.url), 'utf8')).matchAll(/^```sh\n([\s\S]*?)^```$/gm),
].map(([, code = '']) => code);

const emulator = join(
  dirname(createRequire(import.meta.url).resolve('@acs-contracts/phone-numbers-emulator/package.json')),
  'bin/phone-numbers-emulator.js',
);

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? String(address.port) : '';
}

/** A folder with programs of these names. */
async function folderOf(programs: Readonly<Record<string, string>>): Promise<string> {
  const folder = await newFolder('cli-readme-');
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  return folder;
}

it('every block of the tutorial in the README runs against the emulator', async () => {
  expect(installation).toContain('npm install');
  expect(start).toContain('npx @acs-contracts/phone-numbers-emulator');
  const folder = await folderOf({
    npx: `shift; exec "${packagesNode}" "${emulator}" "$@"`,
    'acs-phone-numbers': `exec "${packagesNode}" "${bin}" "$@"`,
  });
  const env = {
    ...process.env,
    PATH: `${folder}${delimiter}${process.env['PATH']}`,
    XDG_STATE_HOME: join(folder, 'state'),
  };
  const port = await freePort();
  const shell = (code: string) => spawn('sh', ['-ec', code.replaceAll('4280', port)], { env, cwd: folder });

  const service = shell(`exec ${start}`);
  onTestFinished(() => {
    service.kill();
  });
  await new Promise<void>((resolve) => {
    // All of its output is read: it would end with nobody there to read it.
    createInterface(service.stdout).on('line', (line) => {
      if (line.startsWith('connection string')) resolve();
    });
  });

  const tutorial = shell(blocks.join('\n'));
  let output = '';
  let talk = '';
  tutorial.stdout.on('data', (chunk) => {
    output += chunk;
  });
  tutorial.stderr.on('data', (chunk) => {
    talk += chunk;
  });
  const code = await new Promise((resolve) => tutorial.on('close', resolve));
  expect(code, output + talk).toBe(0);
  // The dry run holds the first phone number; the key buys the second one, once.
  expect(output.match(/^\+1833\d+$/gm)).toEqual([
    '+18335550100',
    '+18335550101',
    '+18335550101',
    '+18335550101',
  ]);
  expect(talk).toContain('Released +18335550101.');
}, 120_000);
