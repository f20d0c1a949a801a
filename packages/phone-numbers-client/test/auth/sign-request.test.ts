import { createHmac } from 'node:crypto';
import { createCommunicationAuthPolicy } from '@azure/communication-common';
import { createPipelineRequest, type HttpHeaders, type HttpMethods } from '@azure/core-rest-pipeline';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { signRequest } from '../../src/index.js';

const encode = (text: string) => new TextEncoder().encode(text);
const accessKey = Buffer.from('a key of the tests').toString('base64');
const signedWith = (stringToSign: string) =>
  createHmac('sha256', Buffer.from(accessKey, 'base64')).update(stringToSign).digest('base64');

afterEach(() => {
  vi.useRealTimers();
});

/** The headers that the official SDK signs the request with, at the time that the clock shows. */
async function signOfficially(method: HttpMethods, url: string, body: string): Promise<HttpHeaders> {
  const request = createPipelineRequest({ method, url, body });
  const policy = createCommunicationAuthPolicy({ key: accessKey });
  await policy.sendRequest(request, async () => ({ request, status: 200, headers: request.headers }));
  return request.headers;
}

describe('the signature', () => {
  it.each([
    {
      what: 'the purchase that the Java client recorded',
      request: {
        method: 'POST',
        url: 'https://smstestapp.communication.azure.com/availablePhoneNumbers/:purchase?api-version=2022-12-01',
        body: encode('{"searchId":"18c224b7-0297-4d4b-a2c4-ad2bd6c9ee78"}'),
        date: new Date('2023-07-14T19:48:19Z'),
      },
      stringToSign:
        'POST\n/availablePhoneNumbers/:purchase?api-version=2022-12-01\nFri, 14 Jul 2023 19:48:19 GMT;smstestapp.communication.azure.com;RMqASyMToUp9RkNgduMagCouMclG7ljWdBUuu88D3zk=',
    },
    {
      what: 'the poll that it recorded',
      request: {
        method: 'GET',
        url: 'https://smstestapp.communication.azure.com/phoneNumbers/operations/purchase_18c224b7-0297-4d4b-a2c4-ad2bd6c9ee78?api-version=2022-12-01',
        body: new Uint8Array(),
        date: new Date('2023-07-14T19:48:20Z'),
      },
      stringToSign:
        'GET\n/phoneNumbers/operations/purchase_18c224b7-0297-4d4b-a2c4-ad2bd6c9ee78?api-version=2022-12-01\nFri, 14 Jul 2023 19:48:20 GMT;smstestapp.communication.azure.com;47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    },
  ])('is made over the string-to-sign of $what', async ({ request, stringToSign }) => {
    const [, , signed = ''] = stringToSign.split('\n');
    const [date = '', , contentHash = ''] = signed.split(';');
    expect(await signRequest(request, accessKey)).toEqual({
      'x-ms-date': date,
      'x-ms-content-sha256': contentHash,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signedWith(stringToSign)}`,
    });
  });

  it('hashes the body as the Python client recorded it', async () => {
    const body = encode('{"searchId": "8c02bbe5-42c9-46f3-bcda-56bc547f1dee"}');
    const { 'x-ms-content-sha256': hash } = await signRequest(
      { method: 'POST', url: 'https://a.com/', body },
      accessKey,
    );
    expect(hash).toBe('0KsYU0jki/uCZkTES6HsyTmkhxqcr6Ka9p9Ilx98Bi8=');
  });

  it('covers host and port, and leaves the port of the scheme out', async () => {
    const sign = (url: string) =>
      signRequest({ method: 'GET', url, body: new Uint8Array(), date: new Date(0) }, accessKey);
    expect(await sign('https://a.com:443/')).toEqual(await sign('https://a.com/'));
    expect(await sign('https://a.com:8443/')).not.toEqual(await sign('https://a.com/'));
    expect((await sign('https://a.com:8443/')).authorization).toContain(
      signedWith(
        `GET\n/\nThu, 01 Jan 1970 00:00:00 GMT;a.com:8443;47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=`,
      ),
    );
  });

  it('signs colon, plus and percent sign as they are sent, and no fragment', async () => {
    const url = 'https://a.com/phoneNumbers/+1425:%2B1?a=%20b#c';
    const {
      authorization,
      'x-ms-date': date,
      'x-ms-content-sha256': hash,
    } = await signRequest({ method: 'get', url, body: new Uint8Array() }, accessKey);
    expect(authorization).toContain(
      signedWith(`GET\n/phoneNumbers/+1425:%2B1?a=%20b\n${date};a.com;${hash}`),
    );
  });

  it('is the one of @azure/communication-common, whatever the request', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const request = fc.record({
      method: fc.constantFrom<HttpMethods>('GET', 'POST', 'PUT', 'PATCH', 'DELETE'),
      authority: fc.webAuthority({ withPort: true, withIPv4: true, withIPv6: true }),
      path: fc.webPath(),
      // The SDK signs a query as `URLSearchParams` writes it; so is this one.
      query: fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
      body: fc.string({ unit: 'binary' }),
      date: fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ method, authority, path, query, body, date }) => {
        vi.setSystemTime(date);
        const search = new URLSearchParams(query).toString();
        const url = new URL(`https://${authority}${path}${search === '' ? '' : `?${search}`}`).href;
        const official = await signOfficially(method, url, body);
        for (const [name, value] of Object.entries(
          await signRequest({ method, url, body: encode(body) }, accessKey),
        ))
          expect(official.get(name)).toBe(value);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['', '?', 'not-base64', 'ä'])(
    'is refused with a key that is none, and does not show it: %j',
    async (key) => {
      const signing = signRequest({ method: 'GET', url: 'https://a.com/', body: new Uint8Array() }, key);
      await expect(signing).rejects.toThrow(
        /^accessKey must be an access key in base64, .* \(received [\w ]+\)\.$/,
      );
    },
  );

  it('is refused for a URL that is not absolute', async () => {
    const signing = signRequest({ method: 'GET', url: '/phoneNumbers', body: new Uint8Array() }, accessKey);
    await expect(signing).rejects.toThrow('url must be an absolute URL');
  });
});
