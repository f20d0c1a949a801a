import { isArray, property } from '../base/property.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import { PhoneNumbersError } from '../errors/phone-numbers-error.js';

/**
 * Reads the arguments of a public function.
 *
 * @throws InvalidArgumentError if one of them cannot even be read, such as an object whose getters throw
 */
export function readArguments<T>(argument: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw PhoneNumbersError.isInstance(error) ? error : new InvalidArgumentError(argument, 'cannot be read');
  }
}

/** Returns the error of an argument that cannot be used; its message tells the type of the value, never the value. */
export function invalid(argument: string, expected: string, received: unknown): InvalidArgumentError {
  return new InvalidArgumentError(argument, `must be ${expected} (received ${typeOf(received)})`);
}

function typeOf(value: unknown): string {
  if (typeof value === 'string')
    return value === '' ? 'an empty string' : `a string of length ${value.length}`;
  if (typeof value === 'number' && Number.isFinite(value)) {
    if (value === 0) return 'zero';
    return value > 0 ? 'a number' : 'a negative number';
  }
  if (value === undefined || value === null || typeof value === 'boolean' || typeof value === 'number') {
    return String(value);
  }
  if (isArray(value)) return 'an array';
  if (typeof value !== 'object') return `a ${typeof value}`;
  const tag = tagOf(value);
  return tag === 'Object' ? 'an object' : `an object of type ${tag}`;
}

/** Returns what kind of object of the platform a value is, such as an `AbortSignal` in place of options. */
function tagOf(value: unknown): string {
  try {
    return /^\[object ([A-Z][A-Za-z]{1,30})\]$/.exec(Object.prototype.toString.call(value))?.[1] ?? 'Object';
  } catch {
    return 'Object';
  }
}

/** @throws InvalidArgumentError if the value is not an object, or is an array */
export function checkObject(argument: string, value: unknown): asserts value is object {
  if (typeof value !== 'object' || value === null || isArray(value)) {
    throw invalid(argument, 'an object', value);
  }
}

/**
 * Checks an object of options. A signal, a `Map` or a date that was passed in its place has none of them.
 *
 * @throws InvalidArgumentError if the value is not an object, or is one of the platform's
 */
export function checkOptions(argument: string, value: unknown): asserts value is object {
  checkObject(argument, value);
  if (!isPlain(value)) throw invalid(argument, 'an object of options', value);
}

/** Returns whether an object is a plain one, and not one of the platform's such as a `Date` or a signal. */
export function isPlain(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/**
 * Refuses an option of an unknown name, which would have no effect. What is undefined counts as absent.
 *
 * @throws InvalidArgumentError if there is one
 */
export function checkNames(argument: string, options: object, ...names: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (names.includes(name) || property(options, name) === undefined) continue;
    // Anything but a word may be a secret in the wrong place.
    const unknown = /^[A-Za-z-]{1,20}$/.test(name) ? name : 'a property';
    throw new InvalidArgumentError(argument, `has ${unknown}, which is unknown: use ${names.join(', ')}`);
  }
}

/** @throws InvalidArgumentError if the value is neither a boolean nor undefined */
export function checkFlag(argument: string, value: unknown): asserts value is boolean | undefined {
  if (value !== undefined && typeof value !== 'boolean') throw invalid(argument, 'a boolean', value);
}

/** @throws InvalidArgumentError if the value is not a positive finite number of milliseconds */
export function checkMilliseconds(argument: string, value: unknown): asserts value is number {
  if (!Number.isFinite(value) || Number(value) <= 0) {
    throw invalid(argument, 'a positive number of milliseconds', value);
  }
}

/** @throws InvalidArgumentError if the value is not a positive integer of 31 bits */
export function checkCount(argument: string, value: unknown): asserts value is number {
  if (typeof value !== 'number' || !(Number.isInteger(value) && value > 0 && value < 2 ** 31)) {
    throw invalid(argument, 'a positive integer', value);
  }
}

/** @throws InvalidArgumentError if the value has no such methods */
export function checkMethods(argument: string, value: unknown, ...names: readonly string[]): void {
  const missing =
    (typeof value !== 'object' && typeof value !== 'function') ||
    value === null ||
    names.some((name) => typeof Reflect.get(value, name) !== 'function');
  if (missing)
    throw invalid(argument, `an object with ${names.map((name) => `${name}()`).join(' and ')}`, value);
}
