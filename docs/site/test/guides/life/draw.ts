import type { Stage, Stages } from './stages.js';

/** Units of the drawing: narrow, so that it is read on a telephone as it is. */
const width = 360;
const lineHeight = 17;
const padding = 12;
const gap = 40;
/** The number of characters that fit into a box, by the size of the font. */
const fits = { text: 50, code: 48, half: 24 };

/** Draws the life of a purchase as an SVG in the color of the text around it. */
export function drawLife({ stages, ends }: Stages): string {
  const parts: string[] = [];
  let y = 1;
  for (const stage of stages) {
    const lines = linesOf(stage);
    const height = heightOf(lines.length);
    parts.push(box(1, y, width - 2, stage.title, lines));
    y += height;
    const label = wrap(stage.next ?? '', fits.text - 8);
    const space = gap + Math.max(0, label.length - 1) * lineHeight;
    const isLast = stage === stages.at(-1);
    const targets = isLast
      ? ends.map((_, index) => (width * (2 * index + 1)) / (2 * ends.length))
      : [width / 2];
    for (const x of targets) parts.push(arrow(width / 2, y, x, y + space));
    label.forEach((text, index) => {
      parts.push(note(y + gap / 2 + index * lineHeight, text));
    });
    y += space;
  }
  const share = (width - 2 - 12 * (ends.length - 1)) / ends.length;
  for (const [index, end] of ends.entries()) {
    parts.push(box(1 + index * (share + 12), y, share, end.title, linesOf(end, fits.half)));
  }
  const height = y + heightOf(Math.max(...ends.map((end) => linesOf(end, fits.half).length))) + 1;
  return [
    '<figure>',
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="life-title life-description" font-family="system-ui, sans-serif" font-size="13" fill="currentColor" stroke="none" width="100%" height="${height}" preserveAspectRatio="xMidYMin meet">`,
    '<title id="life-title">The life of a purchase</title>',
    `<desc id="life-description">${escaped(describeLife({ stages, ends }))}</desc>`,
    ...parts,
    '</svg>',
    '<figcaption>Drawn from the contract. The same in words:</figcaption>',
    '</figure>',
  ].join('\n');
}

/** Says what the drawing shows, for people and programs that do not see it: what leads to what. */
function describeLife({ stages, ends }: Stages): string {
  const steps = stages.map(({ title, next }) => (next ? `${title} → (${next})` : title));
  return `${steps.join(' → ')} → ${ends.map(({ title }) => title).join(' or ')}.`;
}

interface Line {
  readonly text: string;
  readonly isCode: boolean;
}

function linesOf({ call, lines }: Stage, length = fits.text): Line[] {
  const calls = call === undefined ? [] : wrapPath(call, fits.code);
  return [
    ...calls.map((text) => ({ text, isCode: true })),
    ...lines.flatMap((line) => wrap(line, length)).map((text) => ({ text, isCode: false })),
  ];
}

function heightOf(lines: number): number {
  return 2 * padding + (lines + 1) * lineHeight;
}

function box(x: number, y: number, boxWidth: number, title: string, lines: readonly Line[]): string {
  const middle = x + boxWidth / 2;
  const text = (line: number, attributes: string, content: string) =>
    `<text x="${middle}" y="${Math.round(y + padding + (line + 0.8) * lineHeight)}" text-anchor="middle"${attributes}>${escaped(content)}</text>`;
  return [
    `<rect x="${x}" y="${y}" width="${boxWidth}" height="${heightOf(lines.length)}" rx="8" fill="none" stroke="currentColor"/>`,
    text(0, ' font-weight="600"', title),
    ...lines.map(({ text: content, isCode }, index) =>
      text(index + 1, isCode ? ' font-family="ui-monospace, monospace" font-size="11"' : '', content),
    ),
  ].join('\n');
}

function arrow(fromX: number, fromY: number, toX: number, toY: number): string {
  return `<path d="M${fromX} ${fromY}L${toX} ${toY - 7}" stroke="currentColor" fill="none"/><path d="M${toX - 4} ${toY - 8}h8l-4 8z"/>`;
}

/** A text on the right of an arrow. */
function note(y: number, text: string): string {
  return `<text x="${width / 2 + 10}" y="${y + 3}" font-size="12">${escaped(text)}</text>`;
}

/** Breaks a sentence into lines. */
function wrap(text: string, length: number): string[] {
  return breakUp(text.split(/(?= )/), length).map((line) => line.trim());
}

/** Breaks a path before its slashes. */
function wrapPath(call: string, length: number): string[] {
  return breakUp(call.split(/(?=\/)/), length);
}

/** Puts parts into lines of at most the given length. */
function breakUp(parts: readonly string[], length: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line !== '' && line.length + part.length > length) {
      lines.push(line);
      line = '';
    }
    line += part;
  }
  return line === '' ? lines : [...lines, line];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
