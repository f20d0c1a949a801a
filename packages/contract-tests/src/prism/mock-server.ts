import { defaultVersion } from '../published.js';
import { keepConnections } from './connections.js';
import { publishedPrismContract } from './prism-contract.js';

/** A mock of the service on loopback. */
export interface MockServer extends AsyncDisposable {
  /** Where it listens: `http://127.0.0.1:<port>`. */
  readonly url: string;
  /**
   * Stops it, and drops the connections that are open. Another call does nothing, and resolves when it has stopped. `await using` calls it, where the language has
   * that.
   */
  close(): Promise<void>;
}

/**
 * Starts Prism, in this process and on a free port, as a mock of the contract: it answers with the named examples
 * (`Prefer: code=404, example=unknownSearchId` picks one) and refuses requests that break the contract.
 *
 * A `Prefer` that names no example gets the success answer: always look at the status. Close it when the test ends, or
 * the process stays:
 *
 * @param options.apiVersion - the api-version whose contract it mocks. @default '2021-03-07'
 * @throws RangeError when there is no contract of that version
 * @example
 * const mock = await startMockServer();
 * afterAll(() => mock.close());
 */
export async function startMockServer(options: { readonly apiVersion?: string } = {}): Promise<MockServer> {
  const { operations } = await publishedPrismContract(options.apiVersion ?? defaultVersion);
  // Loaded here, since it takes most of a second, and those who only check exchanges do not need it.
  const { createLogger } = await import('@stoplight/prism-core');
  const { createServer } = await import('@stoplight/prism-http-server');
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
  const dropConnections = keepConnections(Number(new URL(url).port));
  let stopped: Promise<void> | undefined;
  const close = () => {
    stopped ??= server.close();
    dropConnections();
    return stopped;
  };
  return { url, close, [Symbol.asyncDispose]: close };
}
