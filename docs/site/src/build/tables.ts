/** A table of a Markdown file. */
export interface Table {
  /** The heading above it; empty for a table before the first heading. */
  readonly heading: string;
  readonly columns: readonly string[];
  /** Cells as they are written, without white space around them. */
  readonly rows: readonly (readonly string[])[];
}

/** Reads the tables of a Markdown file, in order. */
export function readTables(markdown: string): Table[] {
  const tables: { heading: string; columns: string[]; rows: string[][] }[] = [];
  let heading = '';
  let isInside = false;
  for (const line of markdown.split('\n')) {
    const [, text] = /^#+ (.*)$/.exec(line) ?? [];
    if (text !== undefined) heading = text;
    if (!line.startsWith('|')) {
      isInside = false;
      continue;
    }
    const cells = cellsOf(line);
    if (!isInside) {
      tables.push({ heading, columns: cells, rows: [] });
      isInside = true;
    } else if (!cells.every((cell) => /^:?-+:?$/.test(cell))) {
      tables.at(-1)?.rows.push(cells);
    }
  }
  return tables;
}

/** Returns the first table below a heading. Throws if the report has no such table: the page that shows it would be wrong. */
export function tableBelow(markdown: string, heading: string): Table {
  const table = readTables(markdown).find((each) => each.heading === heading);
  if (table === undefined) throw new Error(`expected a table below the heading "${heading}"`);
  return table;
}

/** Returns the number that a cell begins with, or `NaN`. */
export function numberIn(cell: string | undefined): number {
  return Number.parseFloat((cell ?? '').replaceAll(/[*,]/g, ''));
}

/**
 * Returns Markdown whose tables have a name for every column, which people who do not see them need.
 *
 * @param first - the name of a first column without one
 * @param other - the name of any other column without one
 */
export function withNamedColumns(markdown: string, first: string, other: string): string {
  return markdown.replaceAll(/^(\|.*\|)\n(?=\|[ :|-]+\|$)/gm, (_, header: string) => {
    const cells = cellsOf(header).map((cell, index) => (cell === '' ? (index === 0 ? first : other) : cell));
    return `| ${cells.join(' | ')} |\n`;
  });
}

/** A `|` behind a backslash is one of the text. */
function cellsOf(line: string): string[] {
  return line
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}
