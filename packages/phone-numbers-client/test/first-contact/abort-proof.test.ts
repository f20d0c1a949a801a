import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPhoneNumbersClient } from '../../src/index.js';
import { createNodeTransport } from '../../src/node.js';
import { createTestClock } from '../../src/testing.js';
import { notFound as notFoundMessage, startRaw } from '../node/raw-server.js';
import { searchId } from '../server.js';
import {
  createClientOf,
  createFakeService,
  endpoint,
  errorOf,
  notFound,
  type Reply,
} from './fake-service.js';

afterEach(() => void vi.unstubAllGlobals());

const host = new URL(endpoint).hostname;
const error = (fields: object, cause?: unknown) =>
  Object.assign(new Error('another request', { cause }), fields);

/** Reasons of a signal that would prove, if a request had failed with them, that it was not sent. */
const reasons: Readonly<Record<string, unknown>> = {
  'requestSent: false': error({ requestSent: false }),
  'a plain object with requestSent: false': { requestSent: false },
  'requestSent: false in a cause': error({}, error({ requestSent: false })),
  'a refused connection': error({ code: 'ECONNREFUSED', syscall: 'connect' }),
  'a refused connection to its port': error({ code: 'ECONNREFUSED', syscall: 'connect', port: 443 }),
  'no address for its host': error({ code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: host }),
  'a connect timeout': error({ code: 'UND_ERR_CONNECT_TIMEOUT' }),
  'a certificate of its host': error({ code: 'ERR_TLS_CERT_ALTNAME_INVALID', host }),
  'several refused connections': error({ errors: [error({ code: 'ECONNREFUSED', syscall: 'connect' })] }),
};

/** What a fetch may throw after its signal was aborted. */
const thrown: Readonly<Record<string, (reason: unknown) => unknown>> = {
  'the reason': (reason) => reason,
  'an error whose cause is the reason': (cause) => new TypeError('fetch failed', { cause }),
  'an error of several, the reason among them': (reason) => new AggregateError([reason], 'all failed'),
};

const cases = Object.entries(reasons).flatMap(([what, reason]) =>
  Object.entries(thrown).map(([how, wrap]) => [what, how, reason, wrap] as const),
);

/** Receives the request, is aborted, and throws. */
const abortedAfterwards =
  (batch: AbortController, reason: unknown, wrap: (reason: unknown) => unknown): Reply =>
  () => {
    batch.abort(reason);
    return Promise.reject(wrap(reason));
  };

describe('a purchase that was received and then aborted', () => {
  it.each(cases)(
    'is unknown, and is not sent again, if the reason is %s and fetch throws %s',
    async (...row) => {
      const [, , reason, wrap] = row;
      for (const isPlatform of [true, false]) {
        const batch = new AbortController();
        const post = [abortedAfterwards(batch, reason, wrap)] as const;
        const service = createFakeService({ post, after: [notFound] });
        if (isPlatform) vi.stubGlobal('fetch', service.fetch);
        const client = createPhoneNumbersClient({ endpoint, fetch: service.fetch, clock: createTestClock() });
        const { code, outcome } = await errorOf(() => client.purchase({ searchId, signal: batch.signal }));
        expect({ code, outcome }).toEqual({ code: 'aborted', outcome: 'unknown' });
        await client.purchase({ searchId, timeoutMs: 10_000 }).catch(() => {});
        expect(service.count('post')).toBe(1);
        vi.unstubAllGlobals();
      }
    },
  );

  it('is unknown if a custom fetch throws a copy of the reason', async () => {
    const batch = new AbortController();
    const fields = { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: host };
    const post = [abortedAfterwards(batch, error(fields), () => error(fields))] as const;
    const { client } = createClientOf({ post });
    const { outcome } = await errorOf(() => client.purchase({ searchId, signal: batch.signal }));
    expect(outcome).toBe('unknown');
  });

  it.each([
    ['the platform', undefined],
    ['createNodeTransport', () => createNodeTransport()],
  ])(
    'is unknown through %s if the reason is the error of another purchase',
    async (_who, createTransport) => {
      const batch = new AbortController();
      const other = createClientOf({ post: [() => Promise.reject(error({ requestSent: false }))] });
      const reason = await errorOf(() => other.client.purchase({ searchId }));
      expect(reason.outcome).toBe('not-sent');
      let onReceived = () => {};
      const received = new Promise<void>((resolve) => {
        onReceived = resolve;
      });
      await using server = await startRaw([notFoundMessage, onReceived]);
      const transport = createTransport?.();
      const client = createPhoneNumbersClient({
        endpoint: `http://127.0.0.1:${server.port}`,
        ...(transport && { transport }),
      });
      const purchase = errorOf(() => client.purchase({ searchId, signal: batch.signal }));
      await received;
      batch.abort(Object.assign(new Error('batch', { cause: reason }), { requestSent: false }));
      expect(await purchase).toMatchObject({ code: 'aborted', outcome: 'unknown' });
      transport?.close();
    },
  );
});

describe('a release or an update that was received and then aborted', () => {
  it.each(['release', 'update'] as const)('is unknown whatever the reason: %s', async (kind) => {
    for (const reason of Object.values(reasons)) {
      const batch = new AbortController();
      const { client } = createClientOf({ [kind]: [abortedAfterwards(batch, reason, (same) => same)] });
      const options = { phoneNumber: '+14255550123', signal: batch.signal };
      const { outcome } = await errorOf(() =>
        kind === 'release'
          ? client.release(options)
          : client.updateCapabilities({ ...options, calling: 'inbound' }),
      );
      expect(outcome).toBe('unknown');
    }
  });
});
