/** A table in Markdown: a row of headings, and rows of cells; numbers stand to the right. */
export function table(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const [first] = rows;
  const rule = headings.map((_, column) => (typeof first?.[column] === 'number' ? '---:' : '---'));
  const lines = [headings, rule, ...rows.map((row) => row.map(cell))];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

function cell(value: string | number): string {
  return typeof value === 'number' ? String(value) : value.replaceAll('|', '\\|');
}

/** A share of a whole in per cent, with one decimal; never rounded up to 100. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '–';
  return part === whole ? '100 %' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)} %`;
}
