import { Buffer } from 'node:buffer';
import type { Exchange, HeaderList } from '../exchange.js';
import { memberOf } from '../rules/members.js';
import { isSecretName } from '../secrets/secret-names.js';
import { isPlaceholder } from './placeholders.js';

/** A shorter value is found everywhere by chance, and is no secret: `true`, `de-DE`. */
const shortest = 6;
/** The most of a body that is looked at, in characters. */
const mostText = 1024 * 1024;

/**
 * The secrets in an exchange, of whatever host: credentials and cookies in headers, in URLs, in forms and in JSON. The exchange
 * is one of a HAR; of another form, what can be read of it.
 */
export function secretsOfEntry(entry: unknown): string[] {
  const request = memberOf(entry, 'request');
  const response = memberOf(entry, 'response');
  const content = memberOf(response, 'content');
  const postData = memberOf(request, 'postData');
  const texts = [textOf(postData), textOf(content)];
  const found = [
    ...[request, response].flatMap((message) => [
      ...pairsOf(memberOf(message, 'headers')).flatMap(([name, value]) => secretsOfHeader(name, value)),
      ...pairsOf(memberOf(message, 'cookies')).map(([, value]) => value),
    ]),
    ...secretsOfParameters(pairsOf(memberOf(request, 'queryString'))),
    ...secretsOfParameters(pairsOf(memberOf(postData, 'params'))),
    ...secretsOfUrl(memberOf(request, 'url')),
    ...texts.flatMap(secretsOfText),
  ];
  return found.filter(isLikely);
}

/** The same of an exchange. */
export function secretsOfExchange({ request, response }: Exchange): string[] {
  const headers = [...request.headers, ...response.headers];
  const texts = [request, response].map(({ body }) => new TextDecoder().decode(body).slice(0, mostText));
  return [
    ...headers.flatMap(([name, value]) => secretsOfHeader(name, value)),
    ...secretsOfUrl(request.url),
    ...texts.flatMap(secretsOfText),
  ].filter(isLikely);
}

function isLikely(secret: string): boolean {
  return secret.length >= shortest && !isPlaceholder(secret);
}

/** The secrets in a header: what comes after the scheme, the values of cookies, the value of a key. */
function secretsOfHeader(name: string, value: string): string[] {
  const known = name.toLowerCase();
  if (known === 'cookie') return value.split(';').map(valueOfCookie);
  if (known === 'set-cookie') return value.split('\n').map((line) => valueOfCookie(line.split(';')[0] ?? ''));
  if (known.endsWith('authorization')) return secretsOfAuthorization(value);
  if (/^(?:location|referer|operation-location)$/.test(known)) return secretsOfUrl(value);
  return isSecretName(known) ? [value] : [];
}

function secretsOfAuthorization(value: string): string[] {
  const signature = /\bSignature=([^\s&,]+)/i.exec(value)?.[1];
  if (signature !== undefined) return [signature];
  const [, scheme = '', credential = value] = /^\s*(\S+)\s+(\S.*)$/s.exec(value) ?? [];
  if (scheme.toLowerCase() !== 'basic') return [credential];
  const decoded = Buffer.from(credential, 'base64').toString();
  return [credential, decoded, decoded.slice(decoded.indexOf(':') + 1)];
}

function valueOfCookie(cookie: string): string {
  return cookie.slice(cookie.indexOf('=') + 1).trim();
}

function secretsOfUrl(url: unknown): string[] {
  if (typeof url !== 'string' || !URL.canParse(url, 'http://localhost')) return [];
  const { password, searchParams } = new URL(url, 'http://localhost');
  return [password, ...secretsOfParameters([...searchParams])];
}

function secretsOfParameters(parameters: HeaderList): string[] {
  return parameters.flatMap(([name, value]) => (name === 'code' || isSecretName(name) ? [value] : []));
}

/** In JSON, a `key` is as a rule the name of something. */
function isSecret(property: string): boolean {
  return isSecretName(property) && property.toLowerCase() !== 'key';
}

/** The values of secrets in JSON, or in a form. Found without parsing it: it may be cut, and JSON in other text. */
function secretsOfText(text: string): string[] {
  const members = [...text.matchAll(/"([^"\\]{1,100})"\s{0,100}:\s{0,100}"((?:[^"\\]|\\.)*)"/g)];
  const inJson = members.flatMap(([, name = '', value = '']) => (isSecret(name) ? [value] : []));
  return /^[\w.%+-]+=/.test(text)
    ? [...inJson, ...secretsOfParameters([...new URLSearchParams(text)])]
    : inJson;
}

function textOf(body: unknown): string {
  const text = memberOf(body, 'text');
  if (typeof text !== 'string') return '';
  const isCoded = String(memberOf(body, 'encoding')).toLowerCase() === 'base64';
  return (isCoded ? Buffer.from(text.slice(0, 2 * mostText), 'base64').toString() : text).slice(0, mostText);
}

/** The names and values of a list that may have any form. */
function pairsOf(list: unknown): HeaderList {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const [name, value] = [memberOf(item, 'name'), memberOf(item, 'value')];
    return typeof name === 'string' && typeof value === 'string' ? [[name, value] as const] : [];
  });
}
