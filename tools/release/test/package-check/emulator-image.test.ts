import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { machineEnvironment } from '@acs-contracts/commands/machine-environment';
import { packagesNode } from '@acs-contracts/node-releases';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const run = promisify(execFile);
const file = new URL('../../../../packages/phone-numbers-emulator/docker/Dockerfile', import.meta.url);
const dockerfile = (await readFile(file, 'utf8')).replace(/\\\n\s*/g, '');
const tarballs = path.dirname(inject('consumer'));

/** What is in the image: `/app` and `/packages` of the stage that installs. */
let image: string;
beforeAll(async () => {
  image = await mkdtemp(path.join(tmpdir(), 'acs-contracts-image-'));
  const packed = path.join(image, 'packages');
  await mkdir(packed);
  await mkdir(path.join(image, 'app'));
  await cp(file, path.join(packed, 'Dockerfile'));
  for (const name of await readdir(tarballs)) {
    const isNeeded = /-(communication-error-types|phone-numbers-types|phone-numbers-emulator)-.*\.tgz$/.test(
      name,
    );
    if (isNeeded) await cp(path.join(tarballs, name), path.join(packed, name));
  }
  const command = instruction('RUN').replaceAll('/packages/', `${packed}/`);
  await run('sh', ['-ec', command.replace('npm install', 'npm install --prefer-offline')], {
    cwd: path.join(image, 'app'),
    env: machineEnvironment(),
  });
}, 120_000);
afterAll(() => rm(image, { recursive: true, force: true }));

/** The text of an instruction. */
function instruction(name: string): string {
  const [, text = ''] = new RegExp(`^${name} (.*)$`, 'm').exec(dockerfile) ?? [];
  return text;
}

/** The words of a command in its JSON form, for this Node.js and another port. */
function wordsOf(name: string, port: string): readonly string[] {
  const words: readonly string[] = JSON.parse(
    instruction(name)
      .replace(/^[^[]*/, '')
      .replaceAll('8080', port),
  );
  return words.slice(1);
}

// Without Docker: what its instructions say, in a folder in place of the image.
describe('the instructions of the image of the emulator', () => {
  it('install the packed packages, and start an emulator that is healthy, answers by https, and stops', async () => {
    const app = { cwd: path.join(image, 'app') };
    const args = [...wordsOf('ENTRYPOINT', '0'), '--quiet', '--tls'];
    const emulator = spawn(packagesNode, args, { ...app, stdio: ['ignore', 'pipe', 'inherit'] });
    const exited = once(emulator, 'exit');
    try {
      const lines = createInterface(emulator.stdout)[Symbol.asyncIterator]();
      const { value: url } = await lines.next();
      expect(url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
      const check = wordsOf('HEALTHCHECK', new URL(url).port);
      await expect(run(packagesNode, check, app)).resolves.toBeDefined();
    } finally {
      emulator.kill('SIGTERM');
    }
    expect((await exited)[0]).toBe(0);
  });

  it('call an emulator that does not listen unhealthy', async () => {
    await expect(run(packagesNode, wordsOf('HEALTHCHECK', '1'))).rejects.toHaveProperty('code', 1);
  });
});
