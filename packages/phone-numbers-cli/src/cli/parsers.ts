import { InvalidArgumentError } from 'commander';
import { accessKeysOf } from './hide-keys.js';

// What a command line says is checked here, before anything is sent: what the client refuses later is refused in its words.

/** A day, in seconds. */
const longest = 86_400;

/** Reads a number of seconds. */
export function seconds(text: string): number {
  const value = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (value > 0 && value <= longest) return value;
  throw new InvalidArgumentError(`It must be a number of seconds, up to ${longest}.`);
}

/** Reads a whole number from 1. */
export function count(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number from 1 to 999999.');
}

/** Reads an amount of money. */
export function amount(text: string): number {
  if (/^\d{1,9}(\.\d{1,6})?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be an amount like 2.00.');
}

/** Reads the code of a currency, in any case. */
export function currency(text: string): string {
  if (/^[A-Za-z]{3}$/.test(text)) return text.toUpperCase();
  throw new InvalidArgumentError('It must be a code of three letters, such as USD.');
}

/** Reads an area code. */
export function areaCode(text: string): string {
  if (/^\d{1,10}$/.test(text)) return text;
  throw new InvalidArgumentError('It must be digits, such as 425.');
}

/** Reads the id of a search. */
export function searchId(text: string): string {
  refuseKey(text);
  if (isId(text, 247)) return text;
  throw new InvalidArgumentError('It must be the id that "search" prints.');
}

/** Reads the id of a search or of an operation. */
export function operationId(text: string): string {
  refuseKey(text);
  if (isId(text, 256) && !/^[a-z]+_$/i.test(text)) return text;
  throw new InvalidArgumentError('It must be the id of a search or of an operation.');
}

/** Reads the name of a folder. */
export function folder(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('It must be the name of a folder.');
}

/** It would be sent in the path of a request, where logs keep it, and be stored in the journal. */
function refuseKey(text: string): void {
  if (accessKeysOf([text]).length > 0)
    throw new InvalidArgumentError('It looks like an access key, and not like an id.');
}

/** What the client takes for an id. */
function isId(text: string, longest: number): boolean {
  return /^[\w~-][\w.~-]*$/.test(text) && text.length <= longest;
}
