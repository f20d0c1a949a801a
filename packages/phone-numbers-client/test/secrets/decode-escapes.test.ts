import { describe, expect, it } from 'vitest';
import { decodeEscapes } from '../../src/secrets/decode-escapes.js';

describe('what escapes a string', () => {
  it.each([
    ['a code point of JavaScript', '\\u{71}'],
    ['a code point with leading zeros', '\\u{0000000071}'],
    ['a code point in upper case', '\\U{71}'],
    ['a hexadecimal escape', '\\x71'],
    ['a code point of Perl', '\\x{71}'],
    ['a code point of Perl with spaces', '\\x{ 71 }'],
    ['a named code point of Perl', '\\N{U+71}'],
    ['an octal escape of Perl', '\\o{161}'],
    ['a character between halves of pairs', '\ud800q\udc00'],
    ['an octal escape', '\\161'],
    ['an octal escape with a zero before it', '\\0161'],
    ['a long escape of Python', '\\U00000071'],
    ['a percent escape', '%71'],
    ['a percent escape of Unicode', '%u0071'],
    ['a decimal entity', '&#113;'],
    ['a decimal entity with leading zeros', '&#000000000113;'],
    ['a hexadecimal entity', '&#x71;'],
    ['a hexadecimal entity in upper case', '&#X0000000071'],
    ['an escape of the backslash of an escape', '\\u005cu{71}'],
    ['an escape in HTML, in a URL, in JSON', '%26%2338%3B%235c;x71'.replace('5c', '92')],
  ])('is decoded if it is %s', (_what, escaped) => {
    expect(decodeEscapes(`a${escaped}z`)).toBe('aqz');
  });

  it.each([
    '\\u{',
    '\\u{0',
    '\\x{',
    '\\o{',
    '\\o{0',
    '\\N{U+',
    '\\x{ ',
    '&#x',
    '&#0',
    '&#x0',
    '\\0',
    '\\',
    '%',
    '%u',
    '0',
    '%25',
  ])('is decoded in linear time: many of %j', (filler) => {
    // The processor's time, in microseconds: the clock's would count what other processes do.
    const once = (length: number) => {
      const text = `&#x\\u{${filler.repeat(length)}`;
      const before = process.cpuUsage();
      decodeEscapes(text);
      return process.cpuUsage(before).user;
    };
    const short: number[] = [];
    const long: number[] = [];
    for (let round = 0; round < 5; round++) {
      short.push(once(2000));
      long.push(once(32_000));
    }
    // 16 times as long takes 256 times as long where time grows with the square.
    expect(Math.min(...long)).toBeLessThan(100 * Math.max(Math.min(...short), 300));
  });
});
