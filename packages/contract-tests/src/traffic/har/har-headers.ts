import { type HeaderList, headerValue } from '../../exchange.js';
import { memberOf } from '../../rules/members.js';
import { recordAt, unexpected } from '../recording.js';

/**
 * Reads `[{ name, value }, …]`. The pseudo-headers of HTTP/2 (`:authority`) are left out; browsers join headers of one name
 * with line breaks, which are taken apart again.
 *
 * @param where - the place of the list, for errors; one that is missing is empty
 * @throws NotARecordingError when the value has another form
 */
export function readHarHeaders(headers: unknown, where: string): HeaderList {
  return readPairs(headers, where).flatMap(([name, value]) =>
    name === '' || name.startsWith(':') ? [] : value.split('\n').map((line) => [name, line.trim()] as const),
  );
}

/**
 * Reads a list of names and values: headers, cookies, parameters. Numbers are read as their text, null as an empty one.
 *
 * @throws NotARecordingError when the value has another form
 */
export function readPairs(list: unknown, where: string): HeaderList {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw unexpected(where, 'a list', list);
  return list.map((item: unknown, index) => {
    const at = `${where}[${index}]`;
    const pair = recordAt(at, item);
    const name = memberOf(pair, 'name');
    const value = memberOf(pair, 'value') ?? '';
    if (typeof name !== 'string') throw unexpected(`${at}.name`, 'a string', name);
    if (typeof value === 'object') throw unexpected(`${at}.value`, 'a string', value);
    return [name, String(value)] as const;
  });
}

/** The headers of a message without names and values that contradict its body: the type that is told beside it is added. */
export function withType(headers: HeaderList, type: unknown): HeaderList {
  const isTyped = headerValue(headers, 'content-type') !== undefined;
  const isKnown = typeof type === 'string' && type !== '' && type !== 'x-unknown';
  return isTyped || !isKnown ? headers : [...headers, ['Content-Type', type]];
}
