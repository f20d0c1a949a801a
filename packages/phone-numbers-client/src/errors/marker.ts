/**
 * Tells whether a value is an error of ours with this name, even one from another copy of this package: two installed
 * versions have two classes, for which `instanceof` is false.
 */
export function hasMarker(value: unknown, marker: symbol): boolean {
  return typeof value === 'object' && value !== null && marker in value;
}
