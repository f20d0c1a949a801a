import { type Check, checkOption } from '../option-checks.js';
import type { Schema } from './route.js';
import { arrayOf, count, whole } from './schemas.js';

/** What the query `last` must be. */
const lastCheck: Check = {
  expected: 'a whole number from 1 to 1000',
  holds: (value) => typeof value === 'string' && /^([1-9]\d{0,2}|1000)$/.test(value),
};

/**
 * Reads the query `last`.
 *
 * @throws OptionError when it is there and not a whole number from 1 to 1000, or is there twice
 */
export function readLast({ searchParams }: URL): number | undefined {
  const [value, ...more] = searchParams.getAll('last');
  if (value === undefined) return undefined;
  checkOption('last', more.length > 0 ? [value, ...more] : value, lastCheck);
  return Number(value);
}

/** The latest items of a list, in their order. */
export function latest<Item>(items: readonly Item[], last: number | undefined): readonly Item[] {
  return last === undefined ? items : items.slice(-last);
}

/** The schema of an answer that is a list: its latest items, and how many there are. */
export function listSchema(name: string, items: Schema): Schema {
  return whole({ total: count, [name]: arrayOf(items) });
}
