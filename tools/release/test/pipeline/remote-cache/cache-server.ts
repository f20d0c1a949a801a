import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** A server that turbo may ask for artifacts. */
export interface CacheServer extends AsyncDisposable {
  readonly url: string;
}

const require = createRequire(import.meta.url);
const program = path.join(path.dirname(require.resolve('turborepo-remote-cache')), 'cli.js');

/** Starts turborepo-remote-cache on a free port of loopback, with a folder for what it stores. */
export async function startCacheServer(storage: string, token: string): Promise<CacheServer> {
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      TURBO_TOKEN: token,
      STORAGE_PROVIDER: 'local',
      STORAGE_PATH: storage,
      STORAGE_PATH_USE_TMP_FOLDER: 'false',
      // Any text makes it keep signatures. It does not check them, and need not know the key.
      TURBO_REMOTE_CACHE_SIGNATURE_KEY: 'kept',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { url: await urlOf(child), [Symbol.asyncDispose]: () => stop(child) };
}

/** Starts a server that answers everything with 200 and bytes that are no artifact. */
export async function startLyingServer(): Promise<CacheServer> {
  const server = createServer((_, response) => response.end('no artifact'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port, got none');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function urlOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('expected the output of the server');
  for await (const line of createInterface({ input: stdout })) {
    const url = /Server listening at (http:\/\/[\d.:]+)/.exec(line)?.[1];
    if (url !== undefined) {
      stdout.resume();
      return url;
    }
  }
  throw new Error('expected the server to listen, but it ended');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
