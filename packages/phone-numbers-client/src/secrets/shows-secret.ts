import { isInstance, property } from '../base/property.js';
import { isAnnounced } from './announced.js';
import type { Redact } from './secrets.js';

/** Methods whose result is printed instead of an object, or that tell later what it is. */
const saysOfItself = ['toJSON', 'then', Symbol.for('nodejs.util.inspect.custom')];

/** What prints its own properties and nothing else. Bytes, iterators, collections and others print what is inside of them. */
const printsProperties = /^\[object (Object|Array|Function)\]$/;

/** The number of objects and properties that are looked at. */
const maxParts = 5000;

/** The longest text that is looked at, in characters. */
const maxLength = 200_000;

/**
 * Returns whether a secret may be seen in a value that is printed: in a property of any depth or in the name of one, or in
 * several of them one after the other, such as the bytes in an array. What is not known to be harmless may show one.
 */
export function showsSecret(value: unknown, redact: Redact): boolean {
  try {
    const parts: string[] = [];
    collect(value, parts, new Set());
    const text = parts.join('\n');
    return text.length > maxLength || redact(text) !== text;
  } catch {
    // What throws when it is looked at cannot be shown.
    return true;
  }
}

/**
 * Adds what is printed of a value.
 *
 * @throws Error if that is not known, or too much
 */
function collect(value: unknown, parts: string[], seen: Set<unknown>): void {
  if (parts.length > maxParts) throw new Error('too much');
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
    parts.push(typeof value === 'symbol' ? (value.description ?? '') : String(value));
    return;
  }
  if (seen.has(value)) return;
  seen.add(value);
  if (!isHarmless(value)) throw new Error('not known');
  // As it is converted to a string, and the name of its class.
  if (!Array.isArray(value)) parts.push(String(value), String(property(value.constructor, 'name')));
  for (const name of Reflect.ownKeys(value)) {
    // The items of an array follow one another.
    if (typeof name === 'symbol' || !/^\d+$/.test(name)) collect(name, parts, seen);
    // What a getter returns may be something else when it is printed. That of a stack is the platform's.
    const isComputed = Object.getOwnPropertyDescriptor(value, name)?.get !== undefined;
    if (isComputed && name !== 'stack') throw new Error('not known');
    collectMember(value, name, parts, seen);
  }
  collectInherited(value, parts, seen);
}

function collectMember(value: object, name: PropertyKey, parts: string[], seen: Set<unknown>): void {
  const member = property(value, name);
  if (typeof member === 'string' && typeof name === 'string' && isAnnounced(name, member))
    throw new Error('a credential');
  collect(member, parts, seen);
}

/** Adds what a value has from its classes. Methods show nothing by themselves. */
function collectInherited(value: object, parts: string[], seen: Set<unknown>): void {
  for (const inherited of prototypesOf(value)) {
    for (const name of Reflect.ownKeys(inherited)) {
      const { get, value: member } = Object.getOwnPropertyDescriptor(inherited, name) ?? {};
      if (typeof member === 'function' || (get !== undefined && isNative(get))) continue;
      // The platform's own list, which every array has.
      if (name === Symbol.unscopables) continue;
      // What an error of the platform has is defined by getters.
      const isComputed = get !== undefined && property(inherited, Symbol.toStringTag) !== 'DOMException';
      if (isComputed) throw new Error('not known');
      collect(name, parts, seen);
      collectMember(value, name, parts, seen);
    }
  }
}

function prototypesOf(value: object): object[] {
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null ? [] : [prototype, ...prototypesOf(prototype)];
}

/** Whether the platform brings a function, such as the getter of `__proto__`. */
function isNative(method: () => unknown): boolean {
  return /\[native code\]\s*\}$/.test(Function.prototype.toString.call(method));
}

function isHarmless(value: object): boolean {
  if (saysOfItself.some((name) => typeof property(value, name) === 'function')) return false;
  const kind = Object.prototype.toString.call(value);
  if (isInstance(value, Error) || kind === '[object Error]') return true;
  return printsProperties.test(kind) && property(value, Symbol.toStringTag) === undefined;
}
