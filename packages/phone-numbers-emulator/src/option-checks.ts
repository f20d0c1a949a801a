/** What a value must be. */
export interface Check {
  /** Completes "must be …". */
  readonly expected: string;
  readonly holds: (value: unknown) => boolean;
  /** The value must not be shown. */
  readonly isSecret?: true;
}

/** A check for each option of a set. */
export type Checks<Options> = { readonly [Name in keyof Options]-?: Check };

/** The TypeError for an option that cannot be used. It has a class so that the command can tell it from a defect. */
export class OptionError extends TypeError {}

/**
 * Checks all options of a set. An option that is `undefined` was not given.
 *
 * @param path - stands before the names of the options in messages: `searches[0].`
 * @throws OptionError when the options are not an object, one of them is unknown, or one has a wrong value
 */
export function checkOptions<Options>(
  options: unknown,
  checks: Checks<Options>,
  path = '',
): asserts options is Options {
  const known = new Map<string, Check>(Object.entries(checks));
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw wrongOption(path === '' ? 'options' : path.slice(0, -1), 'an object', received(options));
  }
  const unknown = Object.keys(options).find((name) => !known.has(name));
  if (unknown !== undefined) {
    const options = [...known.keys()].join(', ');
    throw new OptionError(`unknown option ${received(path + unknown)}; the options are ${options}`);
  }
  for (const [name, check] of known) {
    const value: unknown = Reflect.get(options, name);
    if (value !== undefined) checkOption(`${path}${name}`, value, check);
  }
}

/** @throws OptionError when a value fails its check */
export function checkOption(option: string, value: unknown, check: Check): void {
  if (check.holds(value)) return;
  throw wrongOption(option, check.expected, check.isSecret ? receivedSecret(value) : received(value));
}

/** Makes the error for an option with a wrong value. */
export function wrongOption(option: string, expected: string, actual: string): OptionError {
  return new OptionError(`${option} must be ${expected} (received ${actual}).`);
}

/** The check of an option that takes one of several strings. */
export function oneOf(values: readonly string[]): Check {
  return {
    expected: `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`,
    holds: (value) => values.some((known) => known === value),
  };
}

/** Describes a value in one short line of printable characters. */
export function received(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'symbol' || typeof value === 'function' || typeof value === 'bigint') {
    return `a ${typeof value}`;
  }
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : listed(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid Date' : 'a Date';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function receivedSecret(value: unknown): string {
  return typeof value === 'string'
    ? `a string of ${value.length} characters`
    : `a value of type ${typeof value}`;
}

function listed(values: readonly unknown[]): string {
  const shown = values.slice(0, 3).map((value) => (Array.isArray(value) ? 'an array' : received(value)));
  return `[${shown.join(', ')}${values.length > 3 ? `, …, ${values.length} items` : ''}]`;
}

function quoted(text: string): string {
  const shown = JSON.stringify(text.slice(0, 60)).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return text.length > 60 ? `${shown}…, ${text.length} characters` : shown;
}
