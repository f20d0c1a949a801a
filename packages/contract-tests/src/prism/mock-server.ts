import { createLogger } from '@stoplight/prism-core';
import { createServer } from '@stoplight/prism-http-server';
import { publishedContract } from '../contract.js';

/** A mock of the service on loopback. Disposing of it stops it. */
export interface MockServer extends AsyncDisposable {
  /** Where it listens: `http://127.0.0.1:<port>`. */
  readonly url: string;
}

/**
 * Starts Prism, in this process and on a free port, as a mock of the contract: it answers with the named examples
 * (`Prefer: code=404, example=unknownSearchId` picks one) and refuses requests that break the contract.
 *
 * A `Prefer` that names no example gets the success answer: always look at the status.
 */
export async function startMockServer(): Promise<MockServer> {
  const { operations } = await publishedContract();
  const server = createServer([...operations], {
    components: { logger: createLogger('prism', { level: 'silent' }) },
    cors: false,
    config: {
      isProxy: false,
      mock: { dynamic: false },
      upstreamProxy: undefined,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
    },
  });
  const url = await server.listen(0, '127.0.0.1');
  return { url, [Symbol.asyncDispose]: () => server.close() };
}
