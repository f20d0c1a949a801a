import { checkFlag, checkNames, checkOptions, invalid, readArguments } from '../arguments/check.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import { checkAccessKey } from './access-key.js';
import { parseEndpoint } from './endpoint.js';

/** What a connection string holds. */
export interface ConnectionString {
  /** The origin of the resource. */
  readonly endpoint: string;
  /** The key that signs requests, base64. */
  readonly accessKey: string;
}

/** The options of {@link parseConnectionString}. */
export interface ConnectionStringOptions {
  /** Whether the endpoint may be `http:` on another machine. @default false */
  readonly allowInsecureConnection?: boolean | undefined;
}

/** Invisible characters, which come along when text is copied from a page. */
const invisible = /[\u200b-\u200d\u2060\ufeff]/g;

/** A quote, and the name of an environment variable, as a `.env` file, a shell, PowerShell, YAML and JSON write it. */
const before = /^[^;]*?["'`=:\s](?=(endpoint|accesskey)\s*=)/i;
const after = /["'`].?$/;

/** The longest connection string, in characters. */
const maxLength = 8192;

/**
 * Reads a connection string as the Azure portal shows it: `endpoint=https://…/;accesskey=…`, its parts in any order and
 * case, with or without a semicolon at the end. Quotes around it and a `NAME=` or `NAME:` before it, as in a `.env` file, are
 * taken off, and so are invisible characters. Parts of other names are ignored.
 *
 * @throws InvalidArgumentError if an option is invalid, if a part is missing, empty or there twice, if the endpoint is invalid or the key is not
 *   base64. The message never contains the key, nor anything else of the text, in which the key may be anywhere.
 */
export function parseConnectionString(text: string, options: ConnectionStringOptions = {}): ConnectionString {
  return readArguments('connectionString', () => {
    checkOptions('options', options);
    checkNames('options', options, 'allowInsecureConnection');
    const { allowInsecureConnection } = options;
    checkFlag('allowInsecureConnection', allowInsecureConnection);
    return parse(text, allowInsecureConnection);
  });
}

function parse(text: string, allowInsecureConnection: boolean | undefined): ConnectionString {
  if (typeof text !== 'string') throw invalid('connectionString', 'a string', text);
  if (text.length > maxLength)
    throw invalid('connectionString', `at most ${maxLength} characters long`, text);
  const parts = new Map<string, string>();
  const plain = text.replaceAll(invisible, '').trim().replace(before, '').replace(after, '');
  for (const part of plain.split(';')) {
    const [name = '', ...value] = part.split('=');
    const key = name.trim().toLowerCase();
    if (parts.has(key) && /^(endpoint|accesskey)$/.test(key)) throw problem(`${key} is there twice`);
    parts.set(key, value.join('=').trim());
  }
  const read = (name: string) => {
    const value = parts.get(name);
    if (!value) throw problem(`${name} is missing`);
    return value;
  };
  const [endpoint, accessKey] = [read('endpoint'), read('accesskey')];
  const origin = parseEndpoint(endpoint, allowInsecureConnection);
  checkAccessKey('accesskey in connectionString', accessKey);
  return { endpoint: origin, accessKey };
}

function problem(what: string): InvalidArgumentError {
  return new InvalidArgumentError('connectionString', `must be endpoint=<url>;accesskey=<key>, but ${what}`);
}
