/** A fenced block of a guide. */
export interface Block {
  /** The file name of the guide. */
  readonly page: string;
  /** The line of its first fence, 1-based. */
  readonly line: number;
  readonly language: string;
  /** What the info string says after the language. */
  readonly words: readonly string[];
  readonly code: string;
  /** The paragraph right before it; empty if another element is there. */
  readonly before: string;
}

const fence = /^( {0,3})(`{3,})([^\n]*)\n([\s\S]*?)^ {0,3}\2[ \t]*$/gm;

/** Returns the fenced blocks of a guide in their order. */
export function readBlocks(page: string, markdown: string): Block[] {
  return [...markdown.matchAll(fence)].map((match) => {
    const [, indent = '', , info = '', code = ''] = match;
    const [language = '', ...words] = info.trim().split(/\s+/);
    const text = markdown.slice(0, match.index);
    const before = text.endsWith('\n\n')
      ? (text
          .trimEnd()
          .split(/\n{2,}/)
          .at(-1) ?? '')
      : '';
    const unindented = code.replaceAll(new RegExp(`^ {0,${indent.length}}`, 'gm'), '');
    return { page, line: text.split('\n').length, language, words, code: unindented, before };
  });
}

/** What is done with a block. */
export type Treatment =
  /** Written to a file, which a command of a later block reads. */
  | { readonly kind: 'file'; readonly name: string }
  /** Run, to the exit code that the page says. */
  | { readonly kind: 'run'; readonly exitCode: number }
  /** Started, and ended with the page. */
  | { readonly kind: 'background' }
  /** Compared with what the block before it printed. */
  | { readonly kind: 'output' }
  /** Parsed. */
  | { readonly kind: 'parse' }
  /** Nothing; the page says why, right before it. */
  | { readonly kind: 'not-run' };

const notRun = /^\*\*Not run(?: by a test)?:\*\* \S/;
const programs = ['js', 'ts'];

/**
 * Returns what is done with a block.
 *
 * @throws Error if a block is neither run nor labeled, or is labeled although it could be run
 */
export function treatmentOf(block: Block): Treatment {
  const { page, line, language, words, before } = block;
  if (notRun.test(before)) return { kind: 'not-run' };
  const name = words.find((word) => /^[\w./-]+\.\w+$/.test(word));
  const isFile = name !== undefined && [...programs, 'json', 'yaml', 'python'].includes(language);
  if (isFile && !before.includes(`\`${name}\``)) {
    throw new Error(`guides/${page}:${line}: the paragraph before the block must name the file \`${name}\``);
  }
  if (isFile) return { kind: 'file', name };
  if (language === 'sh' && words.includes('background')) return { kind: 'background' };
  if (programs.includes(language)) {
    throw new Error(`guides/${page}:${line}: a program needs the name of a file, such as \`js buy.mjs\``);
  }
  if (language === 'sh') {
    const exit = words.find((word) => word.startsWith('exit-'));
    return { kind: 'run', exitCode: exit === undefined ? 0 : Number(exit.slice('exit-'.length)) };
  }
  if (language === 'text' && words.includes('output')) return { kind: 'output' };
  if (language === 'json') return { kind: 'parse' };
  throw new Error(
    `guides/${page}:${line}: a block of ${language || 'no language'} is not run; label it with a paragraph that begins with "**Not run:**"`,
  );
}
