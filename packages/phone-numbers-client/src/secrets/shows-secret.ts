import { property } from '../base/property.js';
import type { Redact } from './secrets.js';

/** Methods whose result is printed instead of an object. */
const saysOfItself = ['toJSON', Symbol.for('nodejs.util.inspect.custom')];

/** The number of objects that are looked at. */
const maxObjects = 1000;

/** Returns whether a secret can be seen in a value, in a property of any depth, or in the name of one. */
export function showsSecret(value: unknown, redact: Redact): boolean {
  try {
    return shows(value, redact, new Set());
  } catch {
    // What throws when it is looked at cannot be shown.
    return true;
  }
}

function shows(value: unknown, redact: Redact, seen: Set<unknown>): boolean {
  if (typeof value === 'symbol') return shows(value.description, redact, seen);
  if (typeof value === 'string') return redact(value) !== value;
  // Printed as bytes, and as whatever it says of itself.
  if (ArrayBuffer.isView(value)) return shows(new TextDecoder().decode(value), redact, seen);
  if (saysOfItself.some((name) => typeof property(value, name) === 'function')) return true;
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value))
    return false;
  if (seen.add(value).size > maxObjects) return true;
  // What a promise resolves to cannot be looked at now.
  if (typeof property(value, 'then') === 'function') return true;
  // As it is converted to a string, and the name of its class.
  const said = [String(value), property(property(value, 'constructor'), 'name')];
  const names = Reflect.ownKeys(value);
  const entries = isIterable(value) ? [...value] : [];
  return [...said, ...names, ...names.map((name) => property(value, name)), ...entries].some((part) =>
    shows(part, redact, seen),
  );
}

/** A collection such as a `Map` or `Headers`; an iterator would be used up. */
function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value && !('next' in value);
}
