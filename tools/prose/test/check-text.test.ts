import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText } from '../src/check-text.js';
import { patterns } from '../src/patterns.js';

describe.each(patterns)('the advice "$instead"', ({ pattern, instead, example, fine }) => {
  it(`is given for: ${example}`, () => {
    expect(checkText(example)).toContainEqual(expect.objectContaining({ instead }));
  });

  it('is given across a line break, in a quotation and in capitals', () => {
    const broken = example.replaceAll(' ', '\n> ');
    expect(checkText(`> ${broken}`).map((finding) => finding.instead)).toContain(instead);
    expect(checkText(example.toUpperCase()).map((finding) => finding.instead)).toContain(instead);
  });

  it(`is not given for: ${fine}`, () => {
    expect(checkText(fine).filter((finding) => finding.instead === instead)).toEqual([]);
  });

  it('has a pattern without flags', () => {
    expect(pattern.flags).toBe('');
  });
});

it('names line, column and words', () => {
  expect(checkText('# Title\n\nIt is held\nagainst the contract; the colour stays.\n')).toMatchObject([
    { line: 3, column: 7, words: 'held against' },
    { line: 4, column: 27, words: 'colour' },
  ]);
});

describe('what is no prose is not checked', () => {
  it.each([
    ['fenced code', '```ts\nconst colour = 1;\n```\n'],
    ['fenced code with tildes', '~~~\ncolour\n~~~'],
    ['fenced code with a fence in it', '````md\n```\ncolour\n```\n````\n'],
    ['fenced code that is never closed', '```\ncolour\n'],
    ['inline code', 'Set `colour` to `licence`.'],
    ['inline code with backticks in it', 'Set ``a ` colour`` now.'],
    ['front matter', '---\n"colour": minor\n---\n\nText.\n'],
    ['a comment', 'Text <!-- colour\ncolour --> text.'],
    ['the target of a link', '[text](docs/colour.md)'],
    ['an address', 'See https://example.com/colour and so on.'],
  ])('%s', (_, text) => {
    expect(checkText(text)).toEqual([]);
  });

  it.each([
    ['the text of a link', '[the colour](docs/a.md)'],
    ['prose after fenced code', '```\ncode\n```\n\nThe colour.\n'],
    ['prose between two pieces of inline code', 'Between `a` the colour and `b`.'],
    ['prose after a rule that is no front matter', 'Text.\n\n---\n\nThe colour.\n\n---\n'],
    ['a table', '| a | b |\n|---|---|\n| the colour | x |\n'],
    ['a heading', '# The colour\n'],
    ['text with Windows line ends', 'One.\r\nThe colour.\r\n'],
  ])('but %s is', (_, text) => {
    expect(checkText(text)).toHaveLength(1);
  });
});

it('finds a wording wherever it stands in plain text', () => {
  const words = fc.stringMatching(/^[a-f ]{0,20}$/);
  fc.assert(
    fc.property(words, words, (before, after) => {
      expect(checkText(`${before}. Whoever ${after}`).map((finding) => finding.words)).toContain('Whoever');
    }),
  );
});
