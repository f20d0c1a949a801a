import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { signRequest } from '@acs-contracts/phone-numbers-client';
import type { ExchangeRequest, HeaderList } from '../exchange.js';
import { accessKeyOf, type Credentials } from './credentials.js';
import { encodeText } from './requests.js';
import { signedForAnotherPath } from './wrong-targets.js';

/** What nobody can be let in with. */
export interface WrongCredential {
  /** Names it: `a signature of another body`. */
  readonly what: string;
  readonly headers: HeaderList;
}

/**
 * Ways of not being allowed to send a request. Signatures are made with the access key of the run where there is one, so that
 * they are wrong in one thing only; otherwise with a key that nobody has.
 */
export async function wrongCredentials(
  request: ExchangeRequest,
  credentials: Credentials | undefined,
): Promise<WrongCredential[]> {
  const strangersKey = randomBytes(64).toString('base64');
  const key = accessKeyOf(credentials) ?? strangersKey;
  const right = await sign(request, key);
  const bearer = (token: string): HeaderList => [['Authorization', token]];
  return [
    { what: 'no credential', headers: [] },
    { what: 'an empty credential', headers: bearer('') },
    { what: 'a signature with the key of a stranger', headers: await sign(request, strangersKey) },
    { what: 'a signature of another path', headers: await signedForAnotherPath(request, credentials) },
    {
      what: 'a signature of another method',
      headers: await sign({ ...request, method: request.method === 'GET' ? 'POST' : 'GET' }, key),
    },
    {
      what: 'a signature of another body',
      headers: await sign({ ...request, body: encodeText('{"a":1}') }, key),
    },
    {
      what: 'a signature that is cut short',
      headers: change(right, 'authorization', (text) => text.slice(0, -8)),
    },
    {
      what: 'a date that is not the one that was signed',
      headers: change(right, 'x-ms-date', () => dateBefore(1)),
    },
    {
      what: 'a signature without a date',
      headers: right.filter(([name]) => name.toLowerCase() !== 'x-ms-date'),
    },
    { what: 'a date of an hour ago', headers: await sign(request, key, dateBefore(60)) },
    { what: 'a date in an hour', headers: await sign(request, key, dateBefore(-60)) },
    { what: 'a bearer token that is empty', headers: bearer('Bearer ') },
    { what: 'a bearer token that is malformed', headers: bearer('Bearer {"not": "a token"}') },
    { what: 'a bearer token that is not signed', headers: bearer(`Bearer ${unsignedToken()}`) },
    { what: 'a scheme alone', headers: bearer('HMAC-SHA256') },
    { what: 'Basic authentication', headers: bearer(`Basic ${btoa('user:password')}`) },
  ];
}

/** A token that claims everything and that nobody has signed (RFC 7519, section 6). */
function unsignedToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const expires = Math.floor(Date.now() / 1000) + 3600;
  const claims = { aud: 'https://communication.azure.com', sub: 'nobody', exp: expires };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

async function sign(request: ExchangeRequest, key: string, date?: string): Promise<HeaderList> {
  if (date === undefined) return Object.entries(await signRequest(request, key));
  return Object.entries(await signRequest({ ...request, date: new Date(date) }, key));
}

function change(headers: HeaderList, name: string, edit: (value: string) => string): HeaderList {
  return headers.map(([field, value]) => [field, field.toLowerCase() === name ? edit(value) : value]);
}

/** The HTTP-date of so many minutes ago. */
function dateBefore(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toUTCString();
}

/**
 * Tells whether who lets in one wrong credential lets in another one for the same reason: no credential is looked at, no
 * signature, no date, or no token.
 */
export function isLetInBy(what: string, weaker: string): boolean {
  if (weaker === 'no credential') return true;
  if (weaker === 'a signature with the key of a stranger') return /^a (signature|date) /.test(what);
  if (weaker === 'a signature of another path') return what === 'a signature of another query';
  if (weaker === 'a date of an hour ago') return what === 'a date in an hour';
  if (weaker === 'an empty credential') return /^a (scheme|bearer token) /.test(what);
  if (weaker === 'a bearer token that is malformed') return what === 'a bearer token that is not signed';
  return weaker === 'a bearer token that is empty' && what.endsWith('that is malformed');
}
