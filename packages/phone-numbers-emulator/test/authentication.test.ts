import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createEmulator, fixtures } from '../src/index.js';

const path = '/availablePhoneNumbers/:purchase?api-version=2021-03-07';
const accessKey = Buffer.from('a key of this test').toString('base64');
const host = 'emulator.test:8080';
const body = JSON.stringify({ searchId: fixtures.succeeds });

interface Changes {
  readonly date?: Date;
  readonly key?: string;
  readonly signedPath?: string;
  readonly signedBody?: string;
  readonly signedHost?: string;
}

/** Signs as section 6 of the service's documentation says, with Node's crypto. */
function signed({
  date = new Date(),
  key = accessKey,
  signedPath = path,
  signedBody = body,
  signedHost = host,
}: Changes = {}) {
  const hash = createHash('sha256').update(signedBody).digest('base64');
  const text = `POST\n${signedPath}\n${date.toUTCString()};${signedHost};${hash}`;
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest('base64');
  return {
    'x-ms-date': date.toUTCString(),
    'x-ms-content-sha256': hash,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  };
}

async function post(headers: Readonly<Record<string, string>>) {
  const emulator = createEmulator({ accessKey });
  const request = new Request(`http://${host}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  const response = await emulator.fetch(request);
  return {
    status: response.status,
    text: await response.text(),
    purchases: emulator.ledger.purchases.length,
  };
}

describe('authentication', () => {
  it('takes a signature with the access key', async () => {
    expect(await post(signed())).toMatchObject({ status: 202, purchases: 1 });
  });

  it('takes a bearer token by its shape', async () => {
    expect(await post({ authorization: 'Bearer a.b.c' })).toMatchObject({ status: 202 });
  });

  it.each([
    ['is missing', {}, 'header is missing'],
    ['is of another scheme', { authorization: 'Basic YTpi' }, 'Expected Authorization'],
    ['is a token of one part', { authorization: 'Bearer token' }, 'Expected Authorization'],
    [
      'is a token without a signature',
      { authorization: `Bearer ${btoa('{"alg":"RS256"}')}.e30.` },
      'Expected',
    ],
    ['is a token that is not signed', { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.YQ' }, 'not signed'],
    ['is a token of no shape', { authorization: 'Bearer two words' }, 'Expected Authorization'],
    ['is by another key', signed({ key: 'b3RoZXI=' }), 'HMAC-SHA256 validation failed'],
    ['is over another path', signed({ signedPath: '/phoneNumbers' }), 'HMAC-SHA256 validation failed'],
    [
      'is over another query',
      signed({ signedPath: path.replace('2021-03-07', '2025-06-01') }),
      'HMAC-SHA256 validation failed',
    ],
    ['is over no query', signed({ signedPath: path.replace(/\?.*/, '') }), 'HMAC-SHA256 validation failed'],
    ['is over another host', signed({ signedHost: 'localhost' }), 'HMAC-SHA256 validation failed'],
    [
      'is over the host without its port',
      signed({ signedHost: 'emulator.test' }),
      'HMAC-SHA256 validation failed',
    ],
    ['is over another body', signed({ signedBody: '{}' }), 'x-ms-content-sha256'],
    ['is six minutes old', signed({ date: new Date(Date.now() - 360_000) }), 'within five minutes'],
    ['is of the future', signed({ date: new Date(Date.now() + 360_000) }), 'within five minutes'],
    ['has no date', { ...signed(), 'x-ms-date': '' }, 'within five minutes'],
  ])('refuses what %s', async (_name, headers, reason) => {
    const answer = await post(headers);
    expect(answer).toMatchObject({ status: 401, purchases: 0 });
    expect(answer.text).toContain(reason);
    expect(answer.text).toContain('"code":"Denied"');
  });

  it('never shows the access key, whatever it refuses', async () => {
    expect((await post(signed({ key: 'b3RoZXI=' }))).text).not.toContain(accessKey);
    expect(() => createEmulator({ accessKey: 'not base64!' })).toThrow(
      'accessKey must be a non-empty string in base64 (received a string of 11 characters).',
    );
  });
});
