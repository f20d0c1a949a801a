/**
 * Some of many values, the first one and then those of each type in turn, so that a schema that takes values of every
 * type does not leave only objects.
 */
export function varied(values: readonly unknown[], count: number): unknown[] {
  if (values.length <= count) return [...values];
  const byType = new Map<string, unknown[]>();
  for (const value of values) {
    const type = Array.isArray(value) ? 'array' : typeof value;
    byType.set(type, [...(byType.get(type) ?? []), value]);
  }
  const lists = [...byType.values()];
  const found: unknown[] = [];
  for (let index = 0; found.length < count && index < values.length; index += 1)
    for (const list of lists) if (index < list.length) found.push(list[index]);
  return found.slice(0, count);
}
