import { DocumentError } from './document-error.js';

/** The largest source that is read, in characters. */
export const maxSize = 64 * 1024 * 1024;
/** Objects and lists inside one another. */
const maxNesting = 256;
/** Values of a document, each counted as often as aliases repeat it. The largest public descriptions have a third. */
const maxValues = 5_000_000;

/**
 * Refuses a document that would take more memory than it is worth: aliases that repeat one another, or lists in lists
 * without end.
 *
 * @param name - what the document is called in the error
 * @throws DocumentError
 */
export function checkBounds(name: string, document: unknown): void {
  const open: [value: unknown, nesting: number][] = [[document, 0]];
  let values = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, nesting] = next;
    if (typeof value !== 'object' || value === null) continue;
    if (nesting > maxNesting)
      throw new DocumentError(`${name}: expected at most ${maxNesting} levels of nesting, got more`);
    const items: unknown[] = Object.values(value);
    values += items.length;
    if (values > maxValues)
      throw new DocumentError(`${name}: expected at most ${maxValues} values, aliases repeated, got more`);
    for (const item of items) open.push([item, nesting + 1]);
  }
}
