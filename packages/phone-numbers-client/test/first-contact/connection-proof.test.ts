import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPhoneNumbersClient, type Fetch } from '../../src/index.js';
import { createTestClock } from '../../src/testing.js';
import { refusedPort } from '../node/raw-server.js';
import { acceptedHeaders, json, operation, searchId, serve } from '../server.js';
import { createClientOf, errorOf, notFound } from './fake-service.js';

afterEach(() => void vi.unstubAllGlobals());

const host = 'resourcename.communication.azure.com';
const refused = { code: 'ECONNREFUSED', syscall: 'connect' };
const unknownName = { code: 'ENOTFOUND', syscall: 'getaddrinfo' };
const certificate = { code: 'ERR_TLS_CERT_ALTNAME_INVALID' };
const timeout = { code: 'UND_ERR_CONNECT_TIMEOUT' };

type Who = 'the platform' | 'a custom fetch';
const both: readonly Who[] = ['the platform', 'a custom fetch'];
const nobody: readonly Who[] = [];
const onlyPlatform: readonly Who[] = ['the platform'];

/** What fetch throws, and of whom it proves that the purchase was not sent. */
const failures: readonly (readonly [what: string, proves: readonly Who[], error: object])[] = [
  ['no address for the host of the endpoint', both, { ...unknownName, hostname: host }],
  [
    'no address for its host, in upper case and with a dot',
    both,
    { ...unknownName, hostname: `${host}.`.toUpperCase() },
  ],
  ['no address for another host', nobody, { ...unknownName, hostname: 'audit.example' }],
  ['no address for a host below it', nobody, { ...unknownName, hostname: `a.${host}` }],
  ['no address for a host that is not named', onlyPlatform, unknownName],
  [
    'no address for its host, after one that was none either',
    both,
    { ...unknownName, hostname: host, cause: { ...unknownName, hostname: host } },
  ],
  [
    'no address for its host, after a connection that was reset',
    nobody,
    { ...unknownName, hostname: host, cause: { code: 'ECONNRESET', syscall: 'read' } },
  ],
  [
    'no address for its host, after a response that broke off, further down',
    nobody,
    { ...unknownName, hostname: host, cause: { message: 'tried twice', cause: { code: 'UND_ERR_SOCKET' } } },
  ],
  [
    'no address for its host, after several attempts of which one was sent',
    nobody,
    { ...unknownName, hostname: host, cause: { errors: [{ ...refused, port: 443 }, { requestSent: true }] } },
  ],
  ['a refused connection to its port', onlyPlatform, { ...refused, address: '20.0.0.1', port: 443 }],
  ['a refused connection to another port', nobody, { ...refused, address: '20.0.0.1', port: 8080 }],
  [
    'a refused connection to its port, named as another host',
    nobody,
    { ...refused, host: 'audit.example', port: 443 },
  ],
  ['a refused connection that names nothing', onlyPlatform, refused],
  ['a refused connection while it was read', nobody, { ...refused, syscall: 'read' }],
  ['a refused connection while it was written', nobody, { ...refused, syscall: 'write', host, port: 443 }],
  [
    'a connection that was broken off before TLS',
    both,
    {
      code: 'ECONNRESET',
      message: 'Client network socket disconnected before secure TLS connection was established',
      host,
      port: '443',
    },
  ],
  [
    'one to another host that was broken off before TLS',
    nobody,
    {
      code: 'ECONNRESET',
      message: 'Client network socket disconnected before secure TLS connection was established',
      host: 'audit.example',
      port: '443',
    },
  ],
  ['a certificate of another name', both, { ...certificate, host }],
  ['a certificate of another host', nobody, { ...certificate, host: 'audit.example' }],
  ['a certificate that was not signed', onlyPlatform, { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
  ['a connect timeout', onlyPlatform, timeout],
  [
    'a proxy that refuses',
    onlyPlatform,
    { code: 'UND_ERR_ABORTED', message: 'Proxy response (407) !== 200 when HTTP Tunneling' },
  ],
  [
    'two refused addresses',
    onlyPlatform,
    {
      errors: [
        { ...refused, port: 443 },
        { ...refused, port: 443 },
      ],
    },
  ],
  [
    'two refused connections, one of them elsewhere',
    nobody,
    {
      errors: [
        { ...refused, port: 443 },
        { ...refused, port: 8080 },
      ],
    },
  ],
  [
    'two names without an address, one of them another',
    nobody,
    {
      errors: [
        { ...unknownName, hostname: host },
        { ...unknownName, hostname: 'a.b' },
      ],
    },
  ],
  [
    'a refused connection of node-fetch',
    onlyPlatform,
    { type: 'system', errno: 'ECONNREFUSED', code: 'ECONNREFUSED' },
  ],
  ['requestSent: false', both, { requestSent: false }],
];

const asError = (fields: object): Error => {
  const errors =
    'errors' in fields && Array.isArray(fields.errors) ? { errors: fields.errors.map(asError) } : {};
  return Object.assign(new Error('x'), fields, errors);
};

const cases = failures.flatMap(([what, proves, error]) =>
  both.map((who) => [proves.includes(who) ? 'proves' : 'does not prove', who, what, error] as const),
);

describe('what fetch throws', () => {
  it.each(cases)('%s that a purchase was not sent if %s meets %s', async (proof, who, _what, error) => {
    for (const wrap of [
      (cause: Error) => cause,
      (cause: Error) => new TypeError('fetch failed', { cause }),
    ]) {
      const created = createClientOf({
        post: [() => Promise.reject(wrap(asError(error)))],
        after: [notFound],
      });
      const { service, clock } = created;
      if (who === 'the platform') vi.stubGlobal('fetch', service.fetch);
      const endpoint = `https://${host}`;
      const client = createPhoneNumbersClient({ endpoint, clock, fetch: service.fetch });
      const { outcome } = await errorOf(() => client.purchase({ searchId }));
      expect(outcome).toBe(proof === 'proves' ? 'not-sent' : 'unknown');
      if (proof !== 'proves') expect(service.count('post')).toBe(1);
      vi.unstubAllGlobals();
    }
  });

  it.each([
    ['proves', 'not-sent', '127.0.0.1', 8443],
    ['does not prove', 'unknown', '127.0.0.1', 8080],
    ['does not prove', 'unknown', '127.0.0.2', 8443],
    ['does not prove', 'unknown', '127.0.0.1', undefined],
  ])(
    '%s that it left a purchase %s if a custom fetch was refused by %s, port %s',
    async (_proves, outcome, address, port) => {
      const error = asError({ ...refused, address, ...(port && { port }) });
      const endpoint = 'https://127.0.0.1:8443';
      const { client } = createClientOf(
        { post: [() => Promise.reject(error)], after: [notFound] },
        { endpoint },
      );
      expect((await errorOf(() => client.purchase({ searchId }))).outcome).toBe(outcome);
    },
  );

  it('proves nothing about a purchase that was answered if it ends the body of the answer', async () => {
    const error = asError({ ...unknownName, hostname: host });
    const body = () => new ReadableStream({ start: (controller) => controller.error(error) });
    const post = async () => ({ status: 200, headers: new Headers(), body: body() });
    const { client, service } = createClientOf({ post: [post], after: [notFound] });
    expect(await errorOf(() => client.purchase({ searchId }))).toMatchObject({ outcome: 'unknown' });
    expect(service.count('post')).toBe(1);
  });
});

const bought = [
  { status: 404 },
  { status: 202, headers: acceptedHeaders },
  json(200, { ...operation, status: 'succeeded' }),
] as const;

describe('a wrapper of fetch that writes a log after each request', () => {
  it.each([
    ['to a port that refuses', async () => `${await refusedPort()}/log`],
    ['to a host that does not exist', async () => 'http://log.invalid/log'],
  ])('does not have a purchase sent twice, %s', async (_where, createUrl) => {
    await using server = await serve(...bought);
    const log = await createUrl();
    let isDown = true;
    const wrapped: Fetch = async (url, init) => {
      const response = await fetch(url, init);
      if (init.method === 'POST' && isDown) {
        isDown = false;
        await fetch(log);
      }
      return response;
    };
    const client = createPhoneNumbersClient({
      endpoint: server.url,
      fetch: wrapped,
      clock: createTestClock(),
    });
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
    expect(server.received.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
  });
});

describe('a purchase to an endpoint that does not listen', () => {
  it.each([
    ['the platform', undefined],
    ['the fetch of the platform as the option', fetch],
    ['a wrapper that sends nothing else', ((url, init) => fetch(url, init)) satisfies Fetch],
  ])('ends as not sent through %s', async (_what, custom) => {
    const endpoint = await refusedPort();
    const client = createPhoneNumbersClient({ endpoint, fetch: custom, clock: createTestClock() });
    const error = await errorOf(() => client.purchase({ searchId, existing: 'ignore' }));
    expect(error).toMatchObject({ code: 'connection-failed', outcome: 'not-sent', phase: 'purchase' });
  });

  it('ends as not sent through the platform if its name leads to several addresses', async () => {
    const endpoint = (await refusedPort()).replace('127.0.0.1', 'localhost');
    const client = createPhoneNumbersClient({ endpoint, clock: createTestClock() });
    const error = await errorOf(() => client.purchase({ searchId, existing: 'ignore' }));
    expect(error).toMatchObject({ code: 'connection-failed', outcome: 'not-sent' });
  });
});
