import { isPhoneNumber, isSearchId } from './ids.js';

/** What an endpoint has for the verification to work with: search ids by what becomes of them, and a number. */
export interface Fixtures {
  /** A search whose purchase succeeds. */
  readonly succeeds?: string;
  /** A search whose purchase is accepted and then fails. */
  readonly fails?: string;
  /** Not used: `verify` makes up ids that nobody has. It may be there, since the fixtures of emulators have it. */
  readonly unknown?: string;
  /** A search whose purchase gets an error with details. */
  readonly richError?: string;
  /** A search whose purchase is throttled (429). */
  readonly throttled?: string;
  /** A search whose purchase finds the service unavailable (503). */
  readonly unavailable?: string;
  /** A search whose purchase is pending until it is canceled. */
  readonly cancel?: string;
  /** A phone number of the resource, now or after the purchase of `succeeds`: `+14155550100`. */
  readonly phoneNumber?: string;
}

const names = [
  'succeeds',
  'fails',
  'unknown',
  'richError',
  'throttled',
  'unavailable',
  'cancel',
  'phoneNumber',
] as const satisfies readonly (keyof Fixtures)[];

/**
 * Reads fixtures from a JSON text.
 *
 * @throws TypeError with one line when it is no JSON object, or has a member that is refused by {@link checkFixtures}
 */
export function parseFixtures(text: string): Fixtures {
  const value = parseJson(text.replace(/^\uFEFF/, ''));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new TypeError(`expected a JSON object, got ${cut(JSON.stringify(value))}`);
  }
  checkFixtures(value);
  return value;
}

/**
 * Checks fixtures, wherever they come from: what stands twice could be bought twice.
 *
 * @throws TypeError with one line when a member is unknown, no text, no valid id, or the id of another one
 */
export function checkFixtures(value: object): asserts value is Fixtures {
  const entries: [string, unknown][] = Object.entries(value);
  const seen = new Map<string, string>();
  for (const [name, id] of entries) {
    if (id === undefined) continue;
    if (!names.some((known) => known === name)) {
      throw new TypeError(`expected any of ${names.join(', ')}, got ${cut(JSON.stringify(name))}`);
    }
    if (typeof id !== 'string' || id === '') {
      throw new TypeError(`expected ${name} to be a text that is not empty, got ${cut(JSON.stringify(id))}`);
    }
    const isId = name === 'phoneNumber' ? isPhoneNumber : isSearchId;
    if (!isId(id)) {
      throw new TypeError(
        `${name} is not an id that the contract allows in a path (received ${cut(JSON.stringify(id))})`,
      );
    }
    const same = seen.get(id.toLowerCase());
    if (same !== undefined) {
      throw new TypeError(
        `expected ${same} and ${name} to have different ids, got ${cut(JSON.stringify(id))} twice`,
      );
    }
    seen.set(id.toLowerCase(), name);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : String(error);
    throw new TypeError(`expected JSON, got a text that is none: ${cut(reason)}`);
  }
}

function cut(text: string): string {
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
