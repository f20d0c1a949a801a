/** The members of an object; none for any other value. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The items of an array; none for any other value. */
export function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
