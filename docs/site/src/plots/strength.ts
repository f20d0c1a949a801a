import { numberIn, tableBelow } from '../build/tables.js';
import { type Bar, bars } from './bars.js';
import { figure } from './svg.js';

/** The columns of the summary that have the shares of this suite and of the others. */
const judges = [
  { label: 'contract-tests', column: 4 },
  { label: 'Prism, and the status is declared', column: 6 },
  { label: 'Prism', column: 5 },
  { label: 'openapi-response-validator', column: 7 },
] as const;

/** Plots of docs/contract-strength.md: who catches how much, over all and by kind of seed. */
export function strengthPlots(markdown: string): string {
  const { rows } = tableBelow(markdown, 'Contract strength');
  const all = rows.find(([name]) => name === '**all**');
  if (all === undefined) throw new Error('expected the row **all** in docs/contract-strength.md');
  const shares = judges.map(({ label, column }): Bar => share(label, numberIn(all[column]), column === 4));
  const violations = all[2] ?? '';
  const latest = rows.filter(([version]) => version === rows.at(-2)?.[0]);
  const byKind = latest.flatMap(([, kind = '', ...cells]): Bar[] => [
    share(`${kind}: contract-tests`, numberIn(cells[2]), true),
    share(`${kind}: Prism`, numberIn(cells[3]), false),
  ]);
  return [
    figure(
      bars('Share of violations caught', shares, { largest: 100 }),
      `Share of ${violations} seeded violations that each catches, over both api-versions.`,
    ),
    figure(
      bars('Share of violations caught, by what is seeded', byKind, { largest: 100 }),
      `The same by what is seeded, for ${latest[0]?.[0] ?? ''}. A validator sees one response at a time, and nothing of a life cycle.`,
    ),
  ].join('\n\n');
}

function share(label: string, value: number, isOurs: boolean): Bar {
  return { label, value, shown: `${value} %`, isOurs };
}
