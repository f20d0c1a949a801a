import { type Plot, plotWidth, rectangle, text } from './svg.js';

/** Things that were each passed or not, below a label. */
export interface SquareGroup {
  readonly label: string;
  readonly passed: readonly boolean[];
}

const size = 9;
const gap = 2;
const perRow = Math.floor(plotWidth / (size + gap));

/** Draws a square for each thing, filled where it was passed. */
export function squares(label: string, groups: readonly SquareGroup[]): Plot {
  let y = 0;
  const parts: string[] = [];
  for (const group of groups) {
    const count = group.passed.filter(Boolean).length;
    parts.push(text(0, y + 12, group.label, 'label'));
    parts.push(text(plotWidth, y + 12, `${count} of ${group.passed.length}`, 'value', 'end'));
    for (const [index, isPassed] of group.passed.entries()) {
      const x = (index % perRow) * (size + gap);
      const top = y + 18 + Math.floor(index / perRow) * (size + gap);
      parts.push(rectangle(x, top, size, size, isPassed ? 'ours' : 'missed'));
    }
    y += 18 + Math.ceil(group.passed.length / perRow) * (size + gap) + 10;
  }
  const counts = groups.map(
    ({ label: name, passed }) => `${name} ${passed.filter(Boolean).length} of ${passed.length}`,
  );
  return { label: `${label}: ${counts.join('; ')}.`, content: parts.join(''), height: y };
}
