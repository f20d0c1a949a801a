import { isObject } from '../json.js';

/** A value as text: texts as they are, everything else as JSON. */
export function scalarText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/**
 * A value as it arrives where there are only texts, as in forms, XML and parameters: numbers, booleans and null are
 * texts, and a reader has to know what they are.
 */
export function writtenForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(writtenForm);
  if (!isObject(value)) return scalarText(value);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, writtenForm(item)]));
}
