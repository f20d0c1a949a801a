import { stripVTControlCharacters } from 'node:util';

/**
 * Breaks a text between words. A word that is too long, such as an id, stays whole: it is copied.
 *
 * @param columns how wide a line may be
 * @param indent what the second and later lines of each line begin with; by default two spaces more than the line itself
 */
export function wrap(text: string, columns: number, indent?: string): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, columns, indent ?? `${/^ */.exec(line)?.[0] ?? ''}  `))
    .join('\n');
}

function wrapLine(line: string, columns: number, indent: string): string[] {
  if (widthOf(line) <= columns) return [line];
  const lines: string[] = [];
  let current = '';
  // A word, with the spaces before it.
  for (const word of line.match(/ *[^ ]+/g) ?? []) {
    if (current.trim() !== '' && widthOf(current) + widthOf(word) > columns) {
      lines.push(current);
      current = indent + word.trimStart();
    } else current += word;
  }
  return [...lines, current];
}

function widthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
