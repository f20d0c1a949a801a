import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { leaksOf } from './error-views.js';
import { createClientOf, errorOf, type SentRequest, thrownBy } from './fake-service.js';

const key = Buffer.from('an access key of the tests, which is long').toString('base64');
const signatureOf = ({ init }: SentRequest) =>
  init.headers['authorization']?.replace(/.*Signature=/, '') ?? '';

describe('an error', () => {
  it('shows no part of its own signature although a hundred requests are in flight', async () => {
    const waiting: { readonly signature: string; readonly reply: () => void }[] = [];
    const reply = (request: SentRequest) =>
      new Promise((resolve) => {
        const signature = signatureOf(request);
        const body = `Got ${signature} instead.`;
        waiting.push({ signature, reply: () => resolve(new Response(body, { status: 400 })) });
      });
    const { client } = createClientOf({ before: [reply] }, { credential: { key } });
    const ids = Array.from({ length: 100 }, (_, index) => `search-${index}`);
    const errors = ids.map((searchId) => thrownBy(() => client.purchase({ searchId })));
    while (waiting.length < 100) await new Promise((resolve) => setImmediate(resolve));
    for (const { reply } of waiting) reply();
    const signatures = waiting.map(({ signature }) => signature);
    const leaks = (await Promise.all(errors)).flatMap((error) => leaksOf(error, ...signatures));
    expect(leaks).toEqual([]);
  });

  it('shows no token of an earlier request, although each request has a new one', async () => {
    const tokens: string[] = [];
    const getToken = async () => {
      const token = randomBytes(30).toString('base64url');
      tokens.push(token);
      return { token, expiresOnTimestamp: Date.now() + 60_000 };
    };
    const echo = async () => new Response(`Got ${tokens[0]} instead.`, { status: 400 });
    const { client } = createClientOf(
      { before: [echo], list: [{ status: 400 }] },
      { credential: { getToken } },
    );
    while (tokens.length < 300) await client.GET('/phoneNumbers');
    const error = await thrownBy(() => client.purchase({ searchId: 'a' }));
    expect(leaksOf(error, tokens[0] ?? '')).toEqual([]);
  });

  it.each([
    [
      'a password in a URL',
      'postgres://app:hunter2hunter2@db:5432/claims refused',
      'hunter2hunter2',
      'db:5432/claims refused',
    ],
    ['a password', 'login failed: password=hunter2hunter2; host=db', 'hunter2hunter2', 'host=db'],
    ['a client secret', 'POST /token client_secret=Q~abcdefgh&scope=x', 'Q~abcdefgh', 'scope=x'],
    [
      'a JSON Web Token',
      'bad token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl here',
      'c2lnbmF0dXJl',
      ' here',
    ],
    ['Basic authentication', 'got authorization Basic dXNlcjpwYXNzd29yZDE= here', 'dXNlcjpwYXNz', ' here'],
    ['a shared access signature', 'https://a.blob/b?sv=2020&sig=abc%2Fdef%3D&se=1', 'abc%2Fdef', '&se=1'],
    ['a quoted password', `login failed: password='hunter2,hunter2' host=db`, 'hunter2,hunter2', 'host=db'],
    ['a password with another name', 'PGPASSWORD=hunter2hunter2 psql', 'hunter2hunter2', ' psql'],
    ['a password in JSON', 'got {"db_password": "hunter2&hunter2", "a": 1}', 'hunter2&hunter2', '"a": 1'],
    [
      'an account key',
      'AccountKey=aGVsbG8raGVsbG8vaGVsbG8=;EndpointSuffix=a',
      'aGVsbG8raGVsbG8v',
      'EndpointSuffix=a',
    ],
    ['an access token', 'GET /?access_token=abcdefghijklmnop&x=1', 'abcdefghijklmnop', '&x=1'],
    ['a password in YAML', 'db:\n  PASSWORD: "hunter2,hunter2"', 'hunter2,hunter2', 'PASSWORD: '],
    ['a password with a colon', 'host: db, password: hunter2hunter2', 'hunter2hunter2', 'host: db'],
    ['a secret as Node.js prints it', "{ clientSecret: 'hunter2&hunter2', a: 1 }", 'hunter2&hunter2', 'a: 1'],
    ['a header', 'sent Authorization: Token abcdefghijklmnop', 'abcdefghijklmnop', 'sent Authorization: '],
    [
      'a password in JSON that holds a quote',
      String.raw`got {"password":"a\"hunter2hunter2","a":1}`,
      'hunter2hunter2',
      '"a":1',
    ],
    [
      'a token in JSON inside of JSON that holds a quote',
      String.raw`got {\"token\":\"a\\\"hunter2hunter2\",\"a\":1}`,
      'hunter2hunter2',
      'got ',
    ],
    ['a password in SQL that holds a quote', "password='a''hunter2hunter2' host=db", 'hunter2', 'host=db'],
    ['a password after an arrow', 'password => hunter2hunter2, a => 1', 'hunter2hunter2', 'a => 1'],
    ['a passphrase', 'passphrase=hunter2hunter2; host=db', 'hunter2hunter2', 'host=db'],
    [
      'the parameters of a header',
      'sent Authorization: Digest username="bob", response="hunter2hunter2"',
      'hunter2hunter2',
      'sent Authorization: ',
    ],
    [
      'a password with a slash in a URL',
      'Invalid URL: postgres://app:ab/hunter2hunter2@db:5432/x',
      'hunter2hunter2',
      '@db:5432/x',
    ],
    [
      'a password with a quote in it',
      "login failed: password=a'hunter2hunter2; host=db",
      'hunter2hunter2',
      'host=db',
    ],
    [
      'a password with a colon and a quote in it',
      `password: it"hunter2hunter2`,
      'hunter2hunter2',
      'password: ',
    ],
    [
      'a password with a colon, inside of JSON',
      '{"message":"password: hunter2hunter2","host":"db"}',
      'hunter2hunter2',
      '"host":"db"',
    ],
    [
      'a password with an at sign',
      'postgres://u:hunter2@hunter2hunter2@h/db is down',
      'hunter2hunter2',
      '@h/db is down',
    ],
    ['a password with a comma', 'Server=a;Password=a,hunter2hunter2;Database=c', 'hunter2', 'Database=c'],
    [
      'a password after a slash that JSON escapes',
      String.raw`mysql:\/\/root:hunter2Zq@db down`,
      'hunter2',
      '@db down',
    ],
    [
      'a password after an escaped sign',
      String.raw`a Password\u003dhunter2Zq; host=db`,
      'hunter2',
      'host=db',
    ],
    ['a password in an attribute', '<add key="Password" value="hunter2Zq"/> at 5', 'hunter2', '/> at 5'],
    ['a token with a colon', 'refused token: 8f14e45fceea167a5a36 of bob', '8f14e45f', ' of bob'],
    ['a header in a query', 'got authorization=Bearer hunter2hunter2&x=1', 'hunter2', '&x=1'],
    ['the login of Redis', 'ERR at AUTH default hunter2hunter2', 'hunter2hunter2', 'ERR at AUTH '],
    [
      'a token in place of a user',
      'GET https://ghp_hunter2hunter2@github.com/a',
      'hunter2hunter2',
      '@github.com/a',
    ],
  ])('does not show %s of a store of claims', async (_what, message, secret, rest) => {
    const acquire = () => Promise.reject(new Error(message, { cause: new Error(message) }));
    const { client } = createClientOf({}, { claims: { acquire } });
    const error = await errorOf(() => client.purchase({ searchId: 'a' }));
    expect(leaksOf(error, secret)).toEqual([]);
    expect(error.message).toContain(rest);
  });

  it.each([
    ['the password of a secret header', (text: string) => Buffer.from(text, 'base64').toString()],
    [
      'the bytes of a secret header in hexadecimal',
      (text: string) => Buffer.from(text, 'base64').toString('hex'),
    ],
    ['a secret header as a list of bytes', (text: string) => JSON.stringify(Buffer.from(text))],
    [
      'a secret header as an array of bytes in JSON',
      (text: string) => JSON.stringify(new TextEncoder().encode(text)),
    ],
    [
      'a secret header in hexadecimal with colons',
      (text: string) =>
        Buffer.from(text)
          .toString('hex')
          .replaceAll(/..(?=.)/g, '$&:'),
    ],
    [
      'a secret header with escapes of C',
      (text: string) => text.replaceAll(/[\s\S]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`),
    ],
    [
      'a secret header with wide escapes',
      (text: string) => text.replaceAll(/[\s\S]/g, (c) => `%u00${c.charCodeAt(0).toString(16)}`),
    ],
    [
      'a secret header with entities without semicolons',
      (text: string) => text.replaceAll(/[\s\S]/g, (c) => `&#${c.charCodeAt(0)}`),
    ],
    [
      'a secret header in base64 of UTF-16',
      (text: string) => Buffer.from(text, 'utf16le').toString('base64'),
    ],
  ])('does not show %s', async (_what, write) => {
    const encoded = Buffer.from('gateway:correct-horse-battery-staple').toString('base64');
    const written = write(encoded);
    const { client } = createClientOf(
      { post: [{ status: 403, body: `User ${written} is not allowed` }] },
      { headers: { 'proxy-authorization': `Basic ${encoded}` } },
    );
    const error = await errorOf(() => client.purchase({ searchId: 'a' }));
    const shown = JSON.stringify([error.message, error]);
    expect(shown).not.toContain(JSON.stringify(written.slice(4, 44)).slice(1, -1));
  });

  it('shows no bytes of its own secrets in the reason of a signal', async () => {
    const token = 'a-token-of-the-tests-that-is-long';
    const named = { [token]: class extends Error {} }[token];
    for (const reason of [
      Buffer.from(token),
      { nested: [Buffer.from(token)] },
      { toJSON: () => token },
      { toString: () => token },
      new String(token),
      new RegExp(token),
      Promise.resolve(token),
      named && new named(),
    ]) {
      const controller = new AbortController();
      const hangs = () => {
        controller.abort(reason);
        return new Promise(() => {});
      };
      const { client } = createClientOf({ before: [hangs] }, { headers: { authorization: token } });
      const error = await errorOf(() => client.purchase({ searchId: 'a', signal: controller.signal }));
      expect(error.cause).not.toBe(reason);
    }
  });

  it('keeps an address with a port, and words that are no credentials', async () => {
    const message = 'connect to https://db.example.com:8443/claims failed: Basic authentication is off';
    const acquire = () => Promise.reject(new Error(message));
    const { client } = createClientOf({}, { claims: { acquire } });
    expect((await errorOf(() => client.purchase({ searchId: 'a' }))).message).toContain(message);
  });
});
