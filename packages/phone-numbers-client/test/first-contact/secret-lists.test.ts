import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { viewsOf } from './error-views.js';
import { createClientOf, errorOf } from './fake-service.js';

const key = Buffer.from('an access key of the tests ~ÿþýüûúùø÷öõôóòñð, which is long', 'latin1').toString(
  'base64',
);
const encoder = new TextEncoder();
const bytesOfText = [...encoder.encode(key)];
const bytes = [...Buffer.from(key, 'base64')];
const signed = [...Int8Array.from(bytes)];
const characters = [...key];

type Write = (items: readonly (string | number)[]) => string;

/** How languages and formats print a list of numbers or characters. */
const writings: Readonly<Record<string, Write>> = {
  'an array in JSON': (items) => JSON.stringify(items),
  'an indented array in JSON': (items) => JSON.stringify(items, null, 2),
  'an object in JSON, as a typed array': (items) => JSON.stringify({ ...items }),
  'an indented object in JSON': (items) => JSON.stringify({ ...items }, null, 2),
  'an object in JSON, indented with tabs': (items) => JSON.stringify({ ...items }, null, '\t'),
  'an object in JSON with a space after each colon': (items) =>
    JSON.stringify({ ...items }).replaceAll('":', '": '),
  'an object in JSON inside of JSON': (items) => JSON.stringify(JSON.stringify({ ...items }, null, 2)),
  'an array of Node.js': (items) => inspect(items, { maxArrayLength: 1000 }),
  'an object of Node.js': (items) => inspect({ ...items }),
  'a list of Java': (items) => `[${items.join(', ')}]`,
  'a dictionary of Python': (items) => `{${items.map((item, at) => `${at}: '${item}'`).join(', ')}}`,
  'an array of PHP': (items) => `Array\n(\n${items.map((item, at) => `    [${at}] => ${item}\n`).join('')})`,
  'a map of Go': (items) => `map[${items.map((item, at) => `${at}:${item}`).join(' ')}]`,
  'a list of pairs in JSON': (items) => JSON.stringify(Object.entries(items)),
  'an indented list of pairs in JSON': (items) => JSON.stringify(Object.entries(items), null, 2),
  'a list of pairs of Python': (items) =>
    `[${items.map((item, at) => `(${at}, ${typeof item === 'string' ? `'${item}'` : item})`).join(', ')}]`,
  'a dump of PHP': (items) =>
    items
      .map(
        (item, at) => `  [${at}]=>\n  ${typeof item === 'string' ? `string(1) "${item}"` : `int(${item})`}\n`,
      )
      .join(''),
  'a list of YAML': (items) => items.map((item) => `- ${item}\n`).join(''),
  'lines with bars': (items) => items.join(' | '),
};

const lists = {
  'the bytes of its text': bytesOfText,
  'its bytes': bytes,
  'its bytes with a sign': signed,
  'its characters': characters,
};

const cases = Object.entries(lists).flatMap(([list, items]) =>
  Object.entries(writings).map(([form, write]) => [list, form, write(items)] as const),
);

const onOneLine = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('an error shows no part of an access key', () => {
  it.each(cases)('that comes back as %s, written as %s', async (_list, _form, written) => {
    const bodies = [JSON.stringify({ error: { code: 'Bad', message: `debug ${written} end` } }), written];
    for (const body of bodies) {
      const { client } = createClientOf({ post: [{ status: 400, body }] }, { credential: { key } });
      const { printed, strings } = viewsOf(await errorOf(() => client.purchase({ searchId: 'a' })));
      const seen = onOneLine([...printed, ...strings.values()].join('\n'));
      const line = onOneLine(written);
      for (let at = 0; at + 45 <= line.length; at += 9) expect(seen).not.toContain(line.slice(at, at + 45));
    }
  });
});

describe('an error shows what is no secret', () => {
  it.each([
    JSON.stringify({ 0: 'a', 1: 'b', ports: [443, 8443], list: ['x', 'y', 'z'] }),
    'Array ( [0] => 43 [1] => 121 )',
    '2022-01-11T17:39:03.3507067+00:00, +14255550123, +14255550124, 378ddf60-81be-452a-ba4f-613198ea6c28',
  ])('although it is a list: %s', async (text) => {
    const { client } = createClientOf({ post: [{ status: 400, body: text }] }, { credential: { key } });
    expect(await errorOf(() => client.purchase({ searchId: 'a' }))).toMatchObject({ bodyText: text });
  });
});
