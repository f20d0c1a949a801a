import type { Internal } from './internal.js';
import { readingsOf } from './readings.js';

/**
 * Returns the JSON pointer (RFC 6901) of the first property of a body whose text gives something away; `undefined` if it is in
 * no text of its own: in the name of a property, or in a body that is not JSON. Walked without recursion.
 */
export function propertyWith(body: unknown, { pattern }: Internal): string | undefined {
  const open: [pointer: string, value: unknown][] = [['', body]];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const [pointer, value] = entry;
    if (typeof value === 'string') {
      if (pointer !== '' && readingsOf(value).some((reading) => pattern.test(reading))) return pointer;
    } else if (typeof value === 'object' && value !== null) {
      // Errors may nest a hundred thousand deep, and nobody reads such a pointer.
      if (pointer.length > longestPointer) continue;
      const members = Object.entries(value).map(([name, member]): [string, unknown] => [
        `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        member,
      ]);
      for (const member of members.reverse()) open.push(member);
    }
  }
  return undefined;
}

const longestPointer = 120;
