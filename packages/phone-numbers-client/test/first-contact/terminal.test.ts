import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchId } from '../server.js';
import { viewsOf } from './error-views.js';
import { createClientOf, thrownBy } from './fake-service.js';
import { type LeakPlace, responsePlaces } from './leak-places.js';
import { argumentPlaces, thrownPlaces } from './thrown-places.js';

const fixture = {
  kind: 'none',
  options: { headers: { authorization: 'a secret of the tests' } },
  secretOf: () => undefined,
};

/** What moves a cursor, hides or turns text, or cannot be encoded; lines are the only thing that a stack may have. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Control characters of all kinds, and text that is cut in the middle of a character. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\u0000',
        '\u0007',
        '\u0008',
        '\t',
        '\n',
        '\r',
        '\u001b[31m',
        '\u001b]0;title\u0007',
        '\u007f',
        '\u0085',
        '\u009b2J',
        '\u00ad',
        '\u061c',
        '\u180e',
        '\u200b',
        '\u200d',
        '\u200e',
        '\u202e',
        '\u2028',
        '\u2029',
        '\u2060',
        '\u2066',
        '\u2069',
        '\ufeff',
        '\ufff9',
        '\u{e0041}',
        '\ud800',
        '\udc00',
        '😀'.repeat(600),
        `${'x'.repeat(199)}😀`,
        `${'x'.repeat(999)}😀`,
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''))
  // A header of blanks alone arrives empty, and an empty header is a missing one: no fault, so no error.
  .filter((text) => /[^\t\n\r ]/.test(text));

/** Returns what is unsafe in the views of an error. */
function unsafeViews(error: unknown): readonly string[] {
  const { printed, strings } = viewsOf(error);
  const problems: string[] = [];
  for (const [path, text] of strings) {
    const shown = path.endsWith('.stack') ? text.replaceAll('\n', '') : text;
    if (unsafe.test(shown)) problems.push(`${path}: ${JSON.stringify(text.slice(0, 200))}`);
    const isTooLong = path.endsWith('.stack')
      ? text.split('\n').some((line) => line.length > 1100)
      : text.length > 1000;
    if (isTooLong) problems.push(`${path} has ${text.length} characters`);
  }
  for (const [index, text] of printed.entries()) {
    if (unsafe.test(text.replaceAll('\n', '')))
      problems.push(`print ${index}: ${JSON.stringify(text.slice(0, 200))}`);
  }
  return problems;
}

async function expectSafe({ provoke }: LeakPlace, numRuns: number) {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const problems = unsafeViews(await thrownBy(() => provoke(fixture, () => text)));
      expect(problems, problems.join('\n')).toEqual([]);
    }),
    { numRuns },
  );
}

describe('an error', () => {
  const title = 'an error is safe on a terminal and in a log with control characters and long text in';
  for (const place of responsePlaces) it(`${title} ${place.name}`, () => expectSafe(place, 20));
  // The reason of an abort is the caller's own, and stays what it is.
  for (const place of thrownPlaces.filter(({ name }) => !name.includes('reason of an abort'))) {
    it(`${title} ${place.name}`, () => expectSafe(place, 6));
  }
  for (const place of argumentPlaces) it(`${title} ${place.name}`, () => expectSafe(place, 20));
});

describe('the message of an error', () => {
  it('the message of an error is one line of at most 1,000 characters that ends with the advice', async () => {
    for (const length of [100, 700, 1000, 5000, 800_000]) {
      const message = 'long '.repeat(length / 5);
      const body = JSON.stringify({ error: { code: 'A', message, innererror: { code: 'B', message } } });
      const { client } = createClientOf({ post: [{ status: 500, body }], after: [{ status: 404 }] });
      const error = await thrownBy(() => client.purchase({ searchId }));
      expect(String(error).length).toBeLessThanOrEqual(1100);
      expect(String(error)).toMatch(/^[^\p{C}\u2028\u2029]+client\.resume before you send it again\.$/u);
    }
  });
});
