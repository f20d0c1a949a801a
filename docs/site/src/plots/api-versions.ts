import { type Bar, bars } from './bars.js';
import { figure } from './svg.js';

const levels = ['major', 'minor', 'patch'] as const;
const axes = [
  { name: 'types', label: 'code that compiles with the types' },
  { name: 'wire', label: 'peers on the network' },
] as const;

/** The plot of docs/api-versions.md: how many changes of each level, for whom. */
export function versionPlots(markdown: string): string {
  const headings = [...markdown.matchAll(/^### (major|minor|patch), (wire|types): /gm)];
  const counts = axes.flatMap(({ name, label }) =>
    levels.map((level): Bar => {
      const count = headings.filter(([, ofLevel, axis]) => ofLevel === level && axis === name).length;
      return {
        label: `${level}, for ${label}`,
        value: count,
        shown: String(count),
        isOurs: level === 'major',
      };
    }),
  );
  return figure(
    bars('Changes from 2021-03-07 to 2025-06-01', counts),
    'Changes from 2021-03-07 to 2025-06-01, by level and by who notices. A major one breaks a caller, which was proven by running it.',
  );
}
