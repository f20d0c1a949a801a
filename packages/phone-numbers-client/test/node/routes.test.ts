import { generate } from 'selfsigned';
import { describe, expect, it } from 'vitest';
import { type ClientError, createPhoneNumbersClient, type Transport } from '../../src/index.js';
import { createNodeTransport } from '../../src/node.js';
import { errorOf } from '../first-contact/fake-service.js';
import { type RawReply, refusedPort, startRaw } from './raw-server.js';

const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
  keyType: 'ec',
  extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
});

type Client = ReturnType<typeof createPhoneNumbersClient>;

const body = {
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
} as const;

/** Each typed route method, with a request that it can make. */
const methods: Readonly<Record<string, (client: Client, signal?: AbortSignal) => Promise<unknown>>> = {
  GET: (client, signal) => client.GET('/phoneNumbers', { ...(signal && { signal }) }),
  POST: (client, signal) =>
    client.POST('/availablePhoneNumbers/countries/{countryCode}/:search', {
      params: { path: { countryCode: 'US' } },
      body,
      ...(signal && { signal }),
    }),
  DELETE: (client, signal) =>
    client.DELETE('/phoneNumbers/{phoneNumber}', {
      params: { path: { phoneNumber: '+14255550123' } },
      ...(signal && { signal }),
    }),
};

const silent: RawReply = () => {};
const reset: RawReply = (socket) => void socket.resetAndDestroy();

/** What a request can meet: where it is sent, and the error that it must end with. */
interface Failure {
  readonly server?: { readonly reply: RawReply; readonly tls?: boolean };
  readonly endpoint?: (port: number) => string | Promise<string>;
  /** Creates the signal of the request. */
  readonly signal?: () => AbortSignal;
  readonly error: Partial<ClientError>;
  readonly message?: RegExp;
}

const failures: Readonly<Record<string, Failure>> = {
  'a port that refuses connections': {
    endpoint: refusedPort,
    error: { name: 'ConnectionError', code: 'connection-failed', outcome: 'not-sent' },
    message: /ECONNREFUSED.*127\.0\.0\.1:\d+/,
  },
  'a name that does not exist': {
    endpoint: () => 'https://resourcename.invalid',
    error: { name: 'ConnectionError', code: 'connection-failed', outcome: 'not-sent' },
    message: /ENOTFOUND|EAI_AGAIN/,
  },
  'a certificate that nobody trusted has issued': {
    server: { reply: silent, tls: true },
    endpoint: (port) => `https://127.0.0.1:${port}`,
    error: { name: 'ConnectionError', code: 'certificate-refused', outcome: 'not-sent' },
  },
  'a reset connection': {
    server: { reply: reset },
    error: { name: 'ConnectionError', code: 'connection-failed', outcome: 'unknown' },
    message: /ECONNRESET|closed|other side/,
  },
  'a response that is no HTTP': {
    server: { reply: 'what?\r\n\r\n' },
    error: { name: 'ConnectionError', code: 'connection-failed', outcome: 'unknown' },
  },
  'a signal that was aborted before': {
    server: { reply: silent },
    signal: () => AbortSignal.abort('enough'),
    error: { name: 'InterruptedError', code: 'aborted', cause: 'enough' },
  },
  'a signal that ends in time': {
    server: { reply: silent },
    signal: () => AbortSignal.timeout(50),
    error: { name: 'InterruptedError', code: 'aborted' },
  },
};

const transports: Readonly<Record<string, () => (Transport & { close(): void }) | undefined>> = {
  fetch: () => undefined,
  'the transport for Node': () => createNodeTransport({ proxy: false }),
};

const cases = Object.entries(transports).flatMap(([transport, createTransport]) =>
  Object.entries(failures).flatMap(([failure, how]) =>
    Object.entries(methods).map(([method, send]) => ({
      title: `${method} through ${transport} meets ${failure}`,
      createTransport,
      how,
      send,
    })),
  ),
);

describe('a typed route', () => {
  it.each(cases)('$title with the error of the family', async ({ createTransport, how, send }) => {
    const { server, endpoint, signal, error: expected, message = /./ } = how;
    await using raw = await startRaw([server?.reply ?? silent], server?.tls ? { key, cert } : undefined);
    const transport = createTransport();
    const client = createPhoneNumbersClient({
      endpoint: (await endpoint?.(raw.port)) ?? `http://127.0.0.1:${raw.port}`,
      credential: { key: 'a2V5' },
      ...(transport && { transport }),
    });
    const error = await errorOf(() => send(client, signal?.()));
    transport?.close();
    expect(error, String(error)).toMatchObject({ phase: 'request', ...expected });
    expect(error.message).toMatch(message);
  });

  it.each(Object.entries(methods))('%s through a transport that is closed says so', async (_method, send) => {
    const transport = createNodeTransport({ proxy: false });
    transport.close();
    const client = createPhoneNumbersClient({ endpoint: await refusedPort(), transport });
    expect(await errorOf(() => send(client))).toMatchObject({
      code: 'connection-failed',
      outcome: 'not-sent',
      message: expect.stringContaining('closed'),
    });
  });
});
