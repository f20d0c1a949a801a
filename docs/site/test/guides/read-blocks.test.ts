import { describe, expect, it } from 'vitest';
import { outputPattern } from './compare-output.js';
import { placeParts } from './generated-parts.js';
import { type Block, readBlocks, treatmentOf } from './read-blocks.js';

function blockOf(markdown: string): Block {
  const [block] = readBlocks('page.md', markdown);
  if (block === undefined) throw new Error('there must be a block');
  return block;
}

describe('what is done with a block of a guide', () => {
  it.each([
    ['```sh\nls\n```\n', { kind: 'run', exitCode: 0 }],
    ['```sh exit-1\nfalse\n```\n', { kind: 'run', exitCode: 1 }],
    ['```sh background\nserve\n```\n', { kind: 'background' }],
    ['Save this as `a.mjs`:\n\n```js a.mjs\n1;\n```\n', { kind: 'file', name: 'a.mjs' }],
    ['```json\n{}\n```\n', { kind: 'parse' }],
    ['```text output\n1\n```\n', { kind: 'output' }],
    ['**Not run:** it needs an account.\n\n```java\nx\n```\n', { kind: 'not-run' }],
    ['**Not run by a test:** it needs an account.\n\n```sh\nx\n```\n', { kind: 'not-run' }],
  ])('%j is treated as %j', (markdown, treatment) => {
    expect(treatmentOf(blockOf(markdown))).toEqual(treatment);
  });

  it.each(['java', 'yaml', 'python', 'text', 'http', ''])(
    'a block of %j without a label is refused',
    (language) => {
      const block = blockOf(`Text.\n\n\`\`\`${language}\nx\n\`\`\`\n`);
      expect(() => treatmentOf(block)).toThrow(/^guides\/page\.md:3: a block of .* label it/);
    },
  );

  it('refuses a label that is not right before the block', () => {
    const block = blockOf('**Not run:** why.\n\nText.\n\n```java\nx\n```\n');
    expect(() => treatmentOf(block)).toThrow('label it');
  });

  it('refuses a program without a file name, which a reader could not run', () => {
    expect(() => treatmentOf(blockOf('```js\n1;\n```\n'))).toThrow('a program needs the name of a file');
  });

  it('refuses a file that the page does not name', () => {
    expect(() => treatmentOf(blockOf('Save this:\n\n```js a.mjs\n1;\n```\n'))).toThrow(
      'must name the file `a.mjs`',
    );
  });
});

it('reads blocks with their lines, in lists and with longer fences, too', () => {
  const blocks = readBlocks(
    'page.md',
    'A\n\n- b\n\n  ```js\n  if (a)\n    b();\n  ```\n\n````sh\n```\n````\n',
  );
  expect(blocks.map(({ line, language, code }) => ({ line, language, code }))).toEqual([
    { line: 5, language: 'js', code: 'if (a)\n  b();\n' },
    { line: 10, language: 'sh', code: '```\n' },
  ]);
});

describe('the output that a guide shows', () => {
  const id = '378ddf60-81be-452a-ba4f-613198ea6c28';
  it.each([
    ['a\nb\n', 'a\nb\n'],
    ['a\n…\nd', 'a\nb\nc\nd\n'],
    ['…\nd', 'd\n'],
    ['took … ms (1+1)', 'took 12 ms (1+1)\n'],
    [`id ${id}.`, `id ${id}.\n`],
  ])('%j is like %j', (shown, printed) => {
    expect(printed).toMatch(outputPattern(shown));
  });

  it.each([
    ['a', 'a\nb\n'],
    ['a.c', 'abc\n'],
    ['a\n…\nd', 'a\nb\n'],
    [`id ${id}`, `id ${id.replaceAll('3', '4')}\n`],
  ])('%j is not like %j', (shown, printed) => {
    expect(printed).not.toMatch(outputPattern(shown));
  });
});

describe('generated parts of a guide', () => {
  const page = 'a\n<!-- generated: x -->\nold\n<!-- end of x -->\nb';

  it('replace what is in their place', () => {
    expect(placeParts(page, { x: 'new' })).toBe('a\n<!-- generated: x -->\n\nnew\n\n<!-- end of x -->\nb');
  });

  it.each([
    [{}, 'nothing is generated for the place x'],
    [{ x: 'new', y: 'lost' }, 'the guide has no place for y'],
  ])('are refused without a place, and a place without a part: %j', (parts, message) => {
    expect(() => placeParts(page, parts)).toThrow(message);
  });
});
