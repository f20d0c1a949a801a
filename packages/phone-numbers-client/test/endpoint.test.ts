import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEndpoint } from '../src/auth/endpoint.js';
import { createPhoneNumbersClient, InvalidArgumentError, parseConnectionString } from '../src/index.js';
import { acceptedHeaders, searchId, servePurchase } from './server.js';

const origin = 'https://resourcename.communication.azure.com';

describe('an endpoint', () => {
  it.each([
    origin,
    `${origin}/`,
    `${origin}//`,
    ` ${origin} `,
    `${origin}//availablePhoneNumbers`,
    `${origin}//availablePhoneNumbers/:purchase?api-version=2021-03-07`,
    `${origin}/availablePhoneNumbers/:purchase`,
    new URL(origin),
  ])('is reduced to its origin: %s', (endpoint) => {
    expect(parseEndpoint(endpoint)).toBe(origin);
  });

  it.each([
    ['', 'that is not absolute'],
    ['resourcename.communication.azure.com', 'that is not absolute'],
    ['https://user:secret@', 'that is not absolute'],
    [`endpoint=${origin}/;accesskey=secret`, 'that is not absolute'],
    ['ftp://resourcename.communication.azure.com', 'that is not https'],
    [
      'http://resourcename.communication.azure.com',
      'that is not https, nor on this machine: see allowInsecureConnection',
    ],
    [
      'http://127.0.0.1.communication.azure.com',
      'that is not https, nor on this machine: see allowInsecureConnection',
    ],
    [
      'http://localhost.communication.azure.com',
      'that is not https, nor on this machine: see allowInsecureConnection',
    ],
    ['https://user:secret@resourcename.communication.azure.com', 'with a user name'],
    [`${origin}/secret`, 'with a path'],
    [`${origin}/phoneNumbers`, 'with a path'],
    [`${origin}/;accesskey=secret`, 'with a path'],
    [`${origin}?a=secret`, 'with a query or fragment'],
    [`${origin}#secret`, 'with a query or fragment'],
  ])('is refused with what is wrong, and not shown: %s', (endpoint, problem) => {
    expect(() => parseEndpoint(endpoint)).toThrow(InvalidArgumentError);
    const message = `endpoint must be a URL like ${origin} (received one ${problem}).`;
    expect(() => parseEndpoint(endpoint)).toThrow(message);
  });

  it.each([
    'http://localhost:8080',
    'http://emulator.localhost',
    'http://localhost.:8080',
    'http://127.0.0.1:8080',
    'http://127.1.2.3',
    'http://[::1]:8080',
  ])('may be http on this machine: %s', (endpoint) => {
    expect(parseEndpoint(endpoint)).toBe(endpoint);
  });

  it.each([
    'http://emulator:8080',
    'http://192.168.1.2',
    'http://[fd00::1]:8080',
    'http://host.docker.internal',
  ])('may be http on another machine if allowInsecureConnection says so, and only then: %s', (endpoint) => {
    const key = btoa('an access key of the tests');
    const connectionString = `endpoint=${endpoint};accesskey=${key}`;
    expect(parseEndpoint(endpoint, true)).toBe(endpoint);
    expect(parseConnectionString(connectionString, { allowInsecureConnection: true }).endpoint).toBe(
      endpoint,
    );
    for (const resource of [{ endpoint, credential: { key } }, { connectionString }]) {
      expect(createPhoneNumbersClient({ ...resource, allowInsecureConnection: true })).toHaveProperty(
        'purchase',
      );
      for (const allowInsecureConnection of [false, undefined]) {
        expect(() => createPhoneNumbersClient({ ...resource, allowInsecureConnection })).toThrow(
          'see allowInsecureConnection',
        );
      }
    }
    expect(() => parseConnectionString(connectionString)).toThrow('see allowInsecureConnection');
  });

  it.each(['ftp://emulator:8080', 'http://user:secret@emulator:8080', 'http://emulator:8080/path'])(
    'is refused in every other way with allowInsecureConnection, too: %s',
    (endpoint) => {
      expect(() => parseEndpoint(endpoint, true)).toThrow(InvalidArgumentError);
    },
  );

  it('gives one origin however many slashes follow it', () => {
    fc.assert(
      fc.property(fc.webAuthority({ withPort: true }), fc.nat(9), (authority, slashes) => {
        const plain = parseEndpoint(`https://${authority}`);
        expect(parseEndpoint(`https://${authority}${'/'.repeat(slashes)}`)).toBe(plain);
        expect(parseEndpoint(plain)).toBe(plain);
      }),
    );
  });

  it('is either an origin or an InvalidArgumentError, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true })),
        (text) => {
          try {
            expect(new URL(parseEndpoint(text)).pathname).toBe('/');
          } catch (error) {
            expect(error).toBeInstanceOf(InvalidArgumentError);
          }
        },
      ),
    );
  });

  it.each([
    '',
    '/',
    '//',
    '//availablePhoneNumbers',
    '//availablePhoneNumbers/:purchase?api-version=2021-03-07',
  ])('followed by %j sends the right URL', async (suffix) => {
    await using server = await servePurchase({ status: 202, headers: acceptedHeaders });
    await createPhoneNumbersClient({ endpoint: server.url + suffix }).purchase({ searchId });
    expect(server.received[0]?.target).toBe('/availablePhoneNumbers/:purchase?api-version=2021-03-07');
  });
});
