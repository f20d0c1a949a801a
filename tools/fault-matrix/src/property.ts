/** A property of an object, its own or inherited, as errors have them; `undefined` for any other value. */
export function property(value: unknown, name: string): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  const found: unknown = Reflect.get(value, name);
  return found;
}

/** The names of an object's own properties; none for any other value. */
export function propertyNames(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Reflect.ownKeys(value).map(String) : [];
}
