/** Returns whether a value is an instance of a class; a proxy that was revoked is none, where `instanceof` would throw. */
export function isInstance<T>(value: unknown, type: abstract new (...parameters: never[]) => T): value is T {
  try {
    return value instanceof type;
  } catch {
    return false;
  }
}

/** Returns whether a value is an array; a proxy that was revoked is none, where the platform's own would throw. */
export function isArray(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** Returns whether a value is an array of strings. */
export function isTexts(value: unknown): value is readonly string[] {
  return isArray(value) && value.every((item) => typeof item === 'string');
}

/** Returns a property of a value of any type; `undefined` if the value has no such property, or if reading it throws. */
export function property(value: unknown, name: PropertyKey): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  try {
    return Reflect.get(value, name);
  } catch {
    return undefined;
  }
}
