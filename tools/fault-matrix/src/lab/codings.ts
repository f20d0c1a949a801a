import { once } from 'node:events';
import { createServer } from 'node:http';
import type { HeaderLines } from './script.js';

const name = 'Content-Encoding';
const value = Array(5000).fill('x').join();

/** A header with 5,000 content codings that nobody knows. */
export const manyCodings: HeaderLines = [[name, value]];

/**
 * Whether the `fetch` of this Node.js refuses a response with {@link manyCodings}. Since Node.js 20.20 and 22.22 it does;
 * earlier releases ignore codings that they do not know, and the response can be read.
 */
export async function fetchRefusesManyCodings(): Promise<boolean> {
  const server = createServer((_, response) =>
    response.writeHead(200, { [name]: value, Connection: 'close' }).end(),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  try {
    await (await fetch(`http://127.0.0.1:${address.port}/`)).text();
    return false;
  } catch {
    return true;
  } finally {
    server.close();
  }
}
