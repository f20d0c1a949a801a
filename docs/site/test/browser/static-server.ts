import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** A server of files on loopback. */
export interface StaticServer {
  /** Without a slash at the end. */
  readonly origin: string;
  /** How many bytes of the file at an address go over the network, with gzip. */
  gzippedBytes(url: string): Promise<number>;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.yaml': 'application/yaml',
};

/**
 * Serves a folder below a path on a free port, as GitHub Pages does: a folder is its `index.html`, and an address without an extension
 * is the page of that name.
 *
 * @param base - begins and ends with a slash
 */
export async function serve(folder: string, base: string): Promise<StaticServer> {
  /** The file at a path, or `undefined` if it does not exist. */
  const find = async (pathname: string): Promise<{ name: string; body: Buffer } | undefined> => {
    if (!pathname.startsWith(base)) return undefined;
    const inside = decodeURIComponent(pathname.slice(base.length));
    const file = path.join(folder, inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside);
    if (!file.startsWith(folder + path.sep)) return undefined;
    for (const name of [file, `${file}.html`]) {
      const body = await readFile(name).catch(() => undefined);
      if (body !== undefined) return { name, body };
    }
    return undefined;
  };
  const server = createServer(async (request, response) => {
    const file = await find(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (file === undefined) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
      return;
    }
    const type = types[path.extname(file.name)] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type }).end(file.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    gzippedBytes: async (url) => {
      const file = await find(new URL(url).pathname);
      return file === undefined ? 0 : gzipSync(file.body).length;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
