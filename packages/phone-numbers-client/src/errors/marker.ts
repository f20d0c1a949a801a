import { property } from '../base/property.js';

/** On every error of this package, in whatever version: the symbol is the same in all of them. */
export const marker = Symbol.for('@acs-contracts/phone-numbers-client/error');

/**
 * Returns whether a value is an error of this package (with this name), even one from another copy of it: two installed
 * versions have two classes, for which `instanceof` is false.
 */
export function isMarked(value: unknown, name?: string): boolean {
  return property(value, marker) === true && (name === undefined || property(value, 'name') === name);
}
