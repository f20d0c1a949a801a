/** Plots are as wide as a small screen, so that their text can be read there; on others they are scaled. */
export const plotWidth = 340;

/** A plot with its text alternative. */
export interface Plot {
  /** What the plot shows, as a sentence; it is read in place of the plot. */
  readonly label: string;
  /** Elements of SVG. */
  readonly content: string;
  /** In pixels. */
  readonly height: number;
}

/** Returns a figure for a page: the plot as SVG, with a caption. Colors come from the style sheet of the site. */
export function figure({ label, content, height }: Plot, caption: string): string {
  const svg = `<svg viewBox="0 0 ${plotWidth} ${height}" role="img" aria-label="${escaped(label)}">${content}</svg>`;
  return `<figure class="plot">${svg}<figcaption>${escaped(caption)}</figcaption></figure>`;
}

/** Returns a line of text. */
export function text(x: number, y: number, content: string, className = '', anchor = 'start'): string {
  return `<text x="${round(x)}" y="${round(y)}" class="${className}" text-anchor="${anchor}">${escaped(content)}</text>`;
}

/** Returns a rectangle. */
export function rectangle(x: number, y: number, width: number, height: number, className: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" class="${className}"/>`;
}

/** Returns a straight line. */
export function line(x1: number, y1: number, x2: number, y2: number, className: string): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" class="${className}"/>`;
}

/** Escapes text for an attribute or an element. */
export function escaped(content: string): string {
  return content
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
