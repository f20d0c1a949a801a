import { patterns } from './patterns.js';

/** A wording that was found. */
export interface ProseFinding {
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  /** The words, on one line. */
  readonly words: string;
  /** What to write instead. */
  readonly instead: string;
}

/** What is no prose in Markdown: front matter, fenced and inline code, comments, and the targets of links. */
const noProse: readonly RegExp[] = [
  /^---\n[\s\S]*?\n---\n/,
  /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:\n {0,3}\1[`~]*[ \t]*(?=\n|$)|$(?![\s\S]))/gm,
  /<!--[\s\S]*?-->/g,
  /(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g,
  /\]\([^)\s]*\)/g,
  /\bhttps?:\/\/[^\s)>]+/g,
];

/** Finds the unwanted wordings in a Markdown text, in their order. */
export function checkText(markdown: string): ProseFinding[] {
  const prose = blank(markdown.replaceAll('\r\n', '\n'));
  return patterns
    .flatMap(({ pattern, instead }) =>
      [...prose.matchAll(spacious(pattern))].map((match) => ({ match, instead })),
    )
    .sort((one, other) => one.match.index - other.match.index)
    .map(({ match, instead }) => {
      const before = prose.slice(0, match.index).split('\n');
      const words = match[0].replaceAll(/\s+/g, ' ');
      return { line: before.length, column: (before.at(-1) ?? '').length + 1, words, instead };
    });
}

/** Spaces in place of what is no prose, so that places stay what they are. */
function blank(text: string): string {
  return noProse.reduce(
    (rest, pattern) => rest.replace(pattern, (found) => found.replaceAll(/[^\n]/g, '\u0000')),
    text,
  );
}

/** Sentences go on in the next line, which may be a quotation or the item of a list. */
function spacious(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replaceAll(' ', String.raw`(?:[ \t]+|[ \t]*\n[ \t>]*)`), 'gi');
}
