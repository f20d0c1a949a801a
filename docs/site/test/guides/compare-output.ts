const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}';

/** Returns a regular expression for a line of a guide: `…` stands for anything, an id for any id. */
function patternOf(line: string): string {
  return line
    .trimEnd()
    .split('…')
    .map((part) =>
      part
        .split(new RegExp(uuid))
        .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        .join(uuid),
    )
    .join('.*');
}

/**
 * Returns a regular expression for the output that a guide shows. A line of `…` alone stands for any number of lines, `…`
 * in a line for the rest of it; ids may differ.
 */
export function outputPattern(shown: string): RegExp {
  const lines = shown.trimEnd().split('\n');
  const pattern = lines
    .map((line) => (line.trim() === '…' ? '(?:[^\\n]*\\n)*?' : `${patternOf(line)}[ \\t]*\\n`))
    .join('');
  return new RegExp(`^\\n*${pattern}\\n*$`);
}
