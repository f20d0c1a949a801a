import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Fetch, PhoneNumbersClientOptions } from '../../src/index.js';
import { endpoint, type SentRequest } from './fake-service.js';

/** A client that has a secret. */
export interface SecretFixture {
  readonly kind: string;
  readonly options: Partial<PhoneNumbersClientOptions>;
  /** The secret; `undefined` before a request was sent with it. */
  readonly secretOf: (request: SentRequest | undefined) => string | undefined;
  /** What the service does before anything else. */
  readonly wrap?: (fetch: Fetch) => Fetch;
}

/** A string that looks random, of this alphabet and a length within these limits. */
const random = (alphabet: string, minLength: number, maxLength: number) =>
  fc.nat().map((seed) => {
    const bytes = createHash('sha512').update(String(seed)).digest();
    const text = Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
    return text.slice(0, minLength + ((bytes[0] ?? 0) % (maxLength - minLength + 1)));
  });
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const token = random(`${letters}-_.~+/`, 20, 64);
const base64 = random(`${letters}+/`, 24, 60).map((text) => Buffer.from(text, 'base64').toString('base64'));

const bearer = (text: string) => ({
  getToken: async () => ({ token: text, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
});
const signature = /Signature=(.*)$/;

/** A client that has a secret of any kind. */
export const secretFixtures: fc.Arbitrary<SecretFixture> = fc.oneof(
  base64.map((key) => ({ kind: 'access key', options: { credential: { key } }, secretOf: () => key })),
  base64.map((key) => ({
    kind: 'signature',
    options: { credential: { key } },
    secretOf: (request: SentRequest | undefined) =>
      signature.exec(request?.init.headers['authorization'] ?? '')?.[1],
  })),
  base64.map((key) => ({
    kind: 'connection string',
    options: { connectionString: `endpoint=${endpoint}/;accesskey=${key}`, endpoint: undefined },
    secretOf: () => `accesskey=${key}`,
  })),
  token.map((text) => ({
    kind: 'token',
    options: { credential: bearer(text) },
    secretOf: (request: SentRequest | undefined) => (request ? text : undefined),
  })),
  fc.tuple(token, token).map(([old, latest]) => {
    const texts = [old, latest];
    return {
      kind: 'old token',
      options: { credential: { getToken: async () => bearer(texts.shift() ?? latest).getToken() } },
      secretOf: (request: SentRequest | undefined) => (request ? old : undefined),
      wrap: refuseFirst,
    };
  }),
  fc.tuple(token, fc.constantFrom('authorization', 'cookie', 'x-functions-key')).map(([text, name]) => ({
    kind: `header ${name}`,
    options: { headers: { [name]: text } },
    secretOf: () => text,
  })),
);

function refuseFirst(fetch: Fetch): Fetch {
  let isFirst = true;
  return async (url, init) => {
    if (!isFirst) return fetch(url, init);
    isFirst = false;
    return new Response(null, { status: 401 });
  };
}

const perCharacter = (pattern: RegExp, write: (code: number) => string) => (text: string) =>
  text.replaceAll(pattern, (character) => write(character.charCodeAt(0)));
const hex = (code: number, length: number) => code.toString(16).padStart(length, '0');
const special = /[^A-Za-z0-9]/g;
const every = /[\s\S]/g;
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const names: Record<string, string> = { '+': '&plus;', '/': '&sol;', '=': '&equals;', _: '&lowbar;' };

/** As HTML may write it, too. */
export const withNamedEntities = (text: string) =>
  text.replaceAll(/[+/=_]/g, (character) => names[character] ?? character);

/** How languages write one character as its code, one after the other. */
const codes: readonly ((code: number) => string)[] = [
  (code) => `\\u{${hex(code, 1)}}`,
  (code) => `\\u{${hex(code, 6).toUpperCase()}}`,
  (code) => `\\x${hex(code, 2)}`,
  (code) => `\\x{${hex(code, 2)}}`,
  (code) => `\\${code.toString(8).padStart(3, '0')}`,
  (code) => `\\U${hex(code, 8)}`,
  (code) => `%${hex(code, 2)}`,
  (code) => `%u${hex(code, 4)}`,
  (code) => `&#${code};`,
  (code) => `&#${String(code).padStart(9, '0')};`,
  (code) => `&#X${hex(code, 8)};`,
  (code) => `\\u${hex(code, 4)}`,
];

/** Each character in another way than the one before it. */
function mixed(text: string): string {
  return Array.from(text, (character, index) => codes[index % codes.length]?.(character.charCodeAt(0))).join(
    '',
  );
}

/** The ways in which a server, a proxy or a log may write a string. */
const forms: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text: string) => text,
  'percent-encoded': encodeURIComponent,
  'percent-encoded in lower case': perCharacter(special, (code) => `%${hex(code, 2)}`),
  'percent-encoded as a whole': perCharacter(every, (code) => `%${hex(code, 2).toUpperCase()}`),
  'with the Unicode escapes of JSON': perCharacter(special, (code) => `\\u${hex(code, 4)}`),
  'with the Unicode escapes of JSON as a whole': perCharacter(
    every,
    (code) => `\\u${hex(code, 4).toUpperCase()}`,
  ),
  'with the code points of JavaScript': perCharacter(special, (code) => `\\u{${hex(code, 1)}}`),
  'with the code points of JavaScript as a whole': perCharacter(every, (code) => `\\u{${hex(code, 1)}}`),
  'with code points of six digits': perCharacter(every, (code) => `\\u{${hex(code, 6).toUpperCase()}}`),
  'with the code points of Perl': perCharacter(every, (code) => `\\x{${hex(code, 2)}}`),
  'with the hexadecimal escapes of JavaScript': perCharacter(every, (code) => `\\x${hex(code, 2)}`),
  'with octal escapes': perCharacter(special, (code) => `\\${code.toString(8)}`),
  'with octal escapes as a whole': perCharacter(every, (code) => `\\${code.toString(8).padStart(3, '0')}`),
  'with the long escapes of Python': perCharacter(every, (code) => `\\U${hex(code, 8)}`),
  'with HTML entities that begin with zeros': perCharacter(every, (code) => `&#x${hex(code, 9)};`),
  'with every kind of escape': mixed,
  'with every kind of escape, in JSON': (text: string) => inJson(mixed(text)),
  'with every kind of escape, percent-encoded': (text: string) => encodeURIComponent(mixed(text)),
  'with octal escapes in JSON in JSON': (text: string) =>
    inJson(inJson(perCharacter(every, (code) => `\\${code.toString(8).padStart(3, '0')}`)(text))),
  'with escaped slashes': (text: string) => text.replaceAll('/', '\\/'),
  'with decimal HTML entities': perCharacter(special, (code) => `&#${code};`),
  'with hexadecimal HTML entities as a whole': perCharacter(every, (code) => `&#x${hex(code, 2)};`),
  'percent-encoded twice': (text: string) => encodeURIComponent(encodeURIComponent(text)),
  'escaped twice by JSON': (text: string) =>
    inJson(inJson(perCharacter(special, (code) => `\\u${hex(code, 4)}`)(text))),
  'escaped five times by JSON': (text: string) =>
    inJson(inJson(inJson(inJson(perCharacter(special, (code) => `\\u${hex(code, 4)}`)(text))))),
  'percent-encoded six times': (text: string) =>
    text.replaceAll(/[^A-Za-z0-9]/g, (character) => `%${'25'.repeat(5)}${hex(character.charCodeAt(0), 2)}`),
  'percent-encoded in HTML entities': (text: string) =>
    perCharacter(special, (code) => `&#${code};`)(encodeURIComponent(text)),
  'as base64url': (text: string) => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
  'in base64': (text: string) => Buffer.from(text).toString('base64'),
  'in base64 twice': (text: string) => Buffer.from(Buffer.from(text).toString('base64')).toString('base64'),
  'in hexadecimal': (text: string) => Buffer.from(text).toString('hex'),
  'in hexadecimal of UTF-16': (text: string) => Buffer.from(text, 'utf16le').toString('hex'),
  'as a list of bytes in octal': (text: string) =>
    Array.from(Buffer.from(text), (byte) => byte.toString(8).padStart(3, '0')).join(' '),
  'with blanks of Braille in between': (text: string) => [...text].join('\u2800'),
  'with NUL characters': (text: string) => text.replaceAll(/.{8}/g, '$&\u0000'),
  'in upper case': (text: string) => text.toUpperCase(),
  'in lower case': (text: string) => text.toLowerCase(),
  'in lines of eight characters': (text: string) => text.replaceAll(/.{8}/g, '$&\r\n'),
  'in indented lines': (text: string) => text.replaceAll(/.{10}/g, '$&\n    '),
  'with zero-width characters': (text: string) => text.replaceAll(/.{5}/g, '$&\u200b'),
  'with other invisible characters': (text: string) => text.replaceAll(/.{7}/g, '$&\u2060\u00ad\ufeff'),
  'with fillers and selectors': (text: string) => text.replaceAll(/.{6}/g, '$&\u3164\ufe0f\u034f\ufffd'),
};

/** A part of a secret, from this fraction of it on: 16 characters or more, or all of it. */
export function partOf(secret: string, fraction: number, isPart: boolean): string {
  if (!isPart) return secret;
  const from = Math.floor(fraction * Math.max(secret.length - 16, 0));
  return secret.slice(from, from + 16 + Math.floor(fraction * 10));
}

/** How a secret is written, and in which text. */
export const writings = fc.record({
  form: fc.constantFrom(...Object.entries(forms).map(([name, write]) => ({ name, write }))),
  fraction: fc.double({ min: 0, max: 1, noNaN: true }),
  isPart: fc.boolean(),
  around: fc.constantFrom(
    { before: '', after: '' },
    { before: 'Got ', after: ' instead.' },
    { before: '{"authorization":"', after: '"}' },
    { before: 'x', after: 'y' },
  ),
});
