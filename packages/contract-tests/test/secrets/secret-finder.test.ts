import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecretFinder } from '../../src/secrets/secret-finder.js';

const secret = 'Zm9vYmFyL2Jhei+xdXV4QUJDREVGR0hJSktMTU5PUA==';
const finder = createSecretFinder([secret]);

const hex = (text: string, prefix: string, suffix = '') =>
  [...text]
    .map((letter) => `${prefix}${letter.charCodeAt(0).toString(16).padStart(2, '0')}${suffix}`)
    .join('');

/** Ways to write a secret. */
const forms: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['in a URL', encodeURIComponent],
  ['in a URL, every character escaped', (text) => hex(text, '%')],
  [
    'in a URL, escaped three times',
    (text) => encodeURIComponent(encodeURIComponent(encodeURIComponent(text))),
  ],
  ['in JSON, every character escaped', (text) => hex(text, '\\u00')],
  ['in JSON inside of JSON', (text) => JSON.stringify(JSON.stringify(hex(text, '\\u00')))],
  ['in JavaScript', (text) => hex(text, '\\x')],
  ['in JavaScript, with braces', (text) => hex(text, '\\u{', '}')],
  ['in HTML, hexadecimal', (text) => hex(text, '&#x', ';')],
  ['in HTML, decimal', (text) => [...text].map((letter) => `&#${letter.charCodeAt(0)};`).join('')],
  [
    'in HTML, by names',
    (text) => text.replaceAll('+', '&plus;').replaceAll('/', '&sol;').replaceAll('=', '&equals;'),
  ],
  [
    'in octal',
    (text) => [...text].map((letter) => `\\${letter.charCodeAt(0).toString(8).padStart(3, '0')}`).join(''),
  ],
  ['quoted-printable', (text) => hex(text, '=').toUpperCase()],
  ['as base64url', (text) => text.replaceAll('+', '-').replaceAll('/', '_')],
  ['in base64', (text) => Buffer.from(text).toString('base64')],
  ['in base64 after one character', (text) => Buffer.from(`x${text}`).toString('base64')],
  ['in base64 after two characters', (text) => Buffer.from(`u:${text}, and more`).toString('base64url')],
  ['in hexadecimal', (text) => Buffer.from(text).toString('hex')],
  ['as its bytes, in hexadecimal', (text) => Buffer.from(text, 'base64').toString('hex')],
  [
    'as its bytes, with colons',
    (text) =>
      Buffer.from(text, 'base64')
        .toString('hex')
        .replaceAll(/..(?!$)/g, '$&:'),
  ],
  [
    'as its bytes, with dashes',
    (text) =>
      Buffer.from(text, 'base64')
        .toString('hex')
        .replaceAll(/..(?!$)/g, '$&-'),
  ],
  ['as its bytes, in a list', (text) => JSON.stringify([...Buffer.from(text, 'base64')])],
  ['as a list of bytes', (text) => JSON.stringify([...Buffer.from(text)])],
  ['in capitals', (text) => text.toUpperCase()],
  ['in lower case', (text) => text.toLowerCase()],
  ['backwards', (text) => [...text].reverse().join('')],
  ['broken into lines', (text) => text.replaceAll(/.{10}/g, '$&\r\n ')],
  ['with escaped line breaks', (text) => text.replaceAll(/.{10}/g, '$&\\n')],
  ['with invisible characters', (text) => [...text].join('\u200b')],
  [
    'in full width',
    (text) => text.replaceAll(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  ],
  ['its beginning', (text) => text.slice(0, 16)],
  ['its middle', (text) => text.slice(9, 30)],
  ['its end', (text) => text.slice(-18)],
];

describe('a secret is hidden', () => {
  it.each(forms)('written %s', (_, write) => {
    const text = `Before: ${write(secret)} :after`;
    expect(finder.isIn(text)).toBe(true);
    const hidden = finder.hide(text);
    expect(hidden).toMatch(/^Before: .*….*after$/s);
    expect(finder.isIn(hidden)).toBe(false);
  });

  it('written in any form, in any form of that', () => {
    const way = fc.constantFrom(...forms.slice(0, 11).map(([, write]) => write));
    fc.assert(
      fc.property(way, way, fc.stringMatching(/^[A-Za-z0-9+/]{24,44}$/), (inner, outer, text) => {
        const own = createSecretFinder([text]);
        const written = outer(inner(text));
        expect(own.isIn(written)).toBe(true);
        expect(own.isIn(own.hide(written))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

it.each([
  'Input searchId 378ddf60-81be-452a-ba4f-613198ea6c28 cannot be found.',
  '/phoneNumbers/operations/purchase_378ddf60-81be-452a-ba4f-613198ea6c28?api-version=2021-03-07',
  secret.slice(0, 12),
  '',
])('what holds no secret stays as it is: %s', (text) => {
  expect(finder.hide(text)).toBe(text);
});

it('a string without any secret stays as it is, whatever is in it', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => finder.hide(text) === text));
});

it('a short secret is found as a whole, a very short one not at all', () => {
  expect(createSecretFinder(['hunter2']).hide('the password is hunter2!')).toBe('the password is …!');
  expect(createSecretFinder(['abc']).hide('abc')).toBe('abc');
});
