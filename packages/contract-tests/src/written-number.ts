import { memberOf } from './rules/members.js';

/** What is escaped in a string of JSON, the quote that begins or ends one, or a number, which may be in a string, too. */
const token = /\\.|"|-?\d[\d.eE+-]*/gs;

/**
 * The text of a number in JSON, as it was written there: one that is too large for every reader (`1e400`) is read as infinite,
 * and JSON has no word for that.
 *
 * @param steps - the way to it, from the whole value
 * @returns `undefined` if there is no number
 */
export function writtenNumber(json: string, steps: readonly string[]): string | undefined {
  let isString = false;
  const quoted = json.replaceAll(token, (part) => {
    if (part === '"') isString = !isString;
    return isString || part === '"' || part.startsWith('\\') ? part : `"#${part}"`;
  });
  try {
    const value: unknown = steps.reduce<unknown>(memberOf, JSON.parse(quoted));
    return typeof value === 'string' && value.startsWith('#') ? value.slice(1) : undefined;
  } catch {
    return undefined;
  }
}
