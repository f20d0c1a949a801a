/** On every error of this package, in whatever version: the symbol is the same in all of them. */
export const marker = Symbol.for('@acs-contracts/phone-numbers-client/error');

/**
 * Tells whether a value is an error of ours (with this name), even one from another copy of this package: two installed
 * versions have two classes, for which `instanceof` is false.
 */
export function isMarked(value: unknown, name?: string): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    marker in value &&
    (name === undefined || ('name' in value && value.name === name))
  );
}
