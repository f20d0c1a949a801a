import { startRawServer } from './raw-server.js';

/** The URL of a loopback port on which nothing listens. */
export async function closedPort(): Promise<string> {
  await using server = await startRawServer(() => {});
  return server.url;
}
