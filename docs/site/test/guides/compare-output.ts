/** Returns a regular expression for a line of a guide: `…` stands for anything. */
function patternOf(line: string): string {
  return line
    .trimEnd()
    .split('…')
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
}

/**
 * Returns a regular expression for the output that a guide shows. A line of `…` alone stands for any number of lines, `…`
 * in a line for the rest of it. Everything else is printed exactly so, ids included.
 */
export function outputPattern(shown: string): RegExp {
  const lines = shown.trimEnd().split('\n');
  const pattern = lines
    .map((line) => (line.trim() === '…' ? '(?:[^\\n]*\\n)*?' : `${patternOf(line)}[ \\t]*\\n`))
    .join('');
  return new RegExp(`^\\n*${pattern}\\n*$`);
}
