import { mkdir } from 'node:fs/promises';
import type { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** An npm registry on loopback. */
export interface Registry extends AsyncDisposable {
  /** With a slash at its end. */
  readonly url: string;
  /** The versions of a package that were published to it, in that order; none of one that it does not know. */
  versions(name: string): Promise<string[]>;
}

/** What this module needs of verdaccio, whose own types want those of its web framework. */
interface Verdaccio {
  runServer(config: object): Promise<ReturnType<typeof createServer>>;
}

/** Starts verdaccio on a free port of 127.0.0.1, with no registry behind it. Everyone may read and publish. */
export async function startRegistry(folder: string): Promise<Registry> {
  await mkdir(folder, { recursive: true });
  const { runServer }: Verdaccio = createRequire(import.meta.url)('verdaccio');
  const server = await runServer({
    configPath: path.join(folder, 'config.yaml'),
    self_path: folder,
    storage: path.join(folder, 'storage'),
    auth: { htpasswd: { file: path.join(folder, 'htpasswd') } },
    uplinks: {},
    packages: { '**': { access: '$all', publish: '$all' } },
    log: { type: 'stdout', level: 'fatal' },
    web: { enable: false },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${portOf(server.address())}/`;
  return {
    url,
    async versions(name) {
      const response = await fetch(new URL(encodeURIComponent(name), url));
      if (response.status === 404) return [];
      const { versions }: { versions: Record<string, unknown> } = JSON.parse(await response.text());
      return Object.keys(versions);
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('expected a port, got none');
  return address.port;
}
