import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesNode } from '@acs-contracts/node-releases';

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** What a command printed to stdout and stderr, in its order, and how it ended. */
interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** A folder of a reader who follows a guide, with a shell in it. */
export interface GuideFolder extends AsyncDisposable {
  /** The folder that the reader is in. */
  readonly path: string;
  /** Writes a file there. */
  write(name: string, text: string): Promise<void>;
  /** Runs commands in bash to their end. What they export, later ones have, too. */
  run(code: string): Promise<Ended>;
  /** Starts commands that go on; resolves to what they printed until then, once a line matches. */
  start(code: string, ready: RegExp): Promise<string>;
}

/** Creates an empty folder for a guide. */
export async function createGuideFolder(): Promise<GuideFolder> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), 'acs-contracts-guide-')));
  const bin = path.join(root, 'bin');
  const home = path.join(root, 'home');
  const work = path.join(root, 'work');
  for (const folder of [bin, home, work]) await mkdir(folder);
  for (const name of ['npm', 'npx']) {
    const shim = fileURLToPath(new URL(`shims/${name}.mjs`, import.meta.url));
    await writeFile(path.join(bin, name), `#!/bin/sh\nexec "${packagesNode}" "${shim}" "$@"\n`);
    await chmod(path.join(bin, name), 0o755);
  }
  const env = {
    PATH: [bin, path.dirname(packagesNode), process.env['PATH']].join(path.delimiter),
    HOME: home,
    LC_ALL: 'C.UTF-8',
    NODE_OPTIONS: `--import ${new URL('shims/short-pauses.mjs', import.meta.url)}`,
    GUIDE_PACKAGES: packages,
    GUIDE_BIN: bin,
  };
  const state = path.join(root, 'state.sh');
  await writeFile(state, '');
  // stderr goes where stdout goes, so that the output has the order in which a terminal shows it.
  const shell = (code: string, first = '') =>
    spawn('bash', ['-c', `. "${state}"\nexec 2>&1\n${first}\nset -e\n${code}`], {
      cwd: work,
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
  const started: (() => Promise<void>)[] = [];
  return {
    path: work,
    write: async (name, text) => {
      const file = path.join(work, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    },
    run: (code) =>
      new Promise((resolve, reject) => {
        const running = shell(code, `trap 'export -p > "${state}"' EXIT`);
        let output = '';
        running.stdout.setEncoding('utf8').on('data', (chunk: string) => {
          output += chunk;
        });
        running.on('error', reject).on('close', (exitCode) => resolve({ code: exitCode, output }));
      }),
    start: (code, ready) =>
      new Promise((resolve, reject) => {
        const running = shell(code);
        let output = '';
        running.stdout.setEncoding('utf8').on('data', (chunk: string) => {
          output += chunk;
          if (ready.test(output)) resolve(output);
        });
        const closed = new Promise<void>((resolved) => running.on('close', () => resolved()));
        running.on('error', reject).on('close', () => reject(new Error(`it ended: ${output}`)));
        started.push(() => {
          // The shell and what it started: a group of its own.
          if (running.exitCode === null && running.pid !== undefined) process.kill(-running.pid, 'SIGTERM');
          return closed;
        });
      }),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(started.map((stop) => stop()));
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Returns a port on which nobody listens. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string')
    throw new Error('a server on loopback must have a port');
  return address.port;
}
