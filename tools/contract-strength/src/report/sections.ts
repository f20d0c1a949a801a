import { apiVersions } from '../contract/document.js';
import { reasons } from '../derived/equivalence.js';
import { otherNames } from '../judges/others.js';
import type { Result } from '../run/result.js';
import { type Origin, originNames } from '../seeds/seed.js';
import { unseeded } from '../seeds/unseeded.js';
import { percent, table } from './table.js';
import { groupBy, tally } from './tally.js';

/** One line for each api-version and origin of seeds, and one for all: violations and variations, by the suite and by the others. */
export function summary(results: readonly Result[]): string {
  const groups = apiVersions.flatMap((version) => originNames.map((origin) => ({ version, origin })));
  const rows = [...groups, undefined].map((group) => {
    const of = results.filter(
      ({ apiVersion, origin }) =>
        group === undefined || (apiVersion === group.version && origin === group.origin),
    );
    const violations = tally(of.filter(({ expected }) => expected === 'caught'));
    const variations = tally(of.filter(({ expected }) => expected === 'not-flagged'));
    return [
      group?.version ?? '**all**',
      group?.origin ?? '',
      violations.seeded,
      violations.caught,
      percent(violations.caught, violations.seeded),
      ...violations.others.map((count) => percent(count, violations.seeded)),
      variations.seeded,
      variations.caught,
      ...variations.others,
    ];
  });
  const others = otherNames.map((_, index) => `(${index + 1})`);
  return table(
    ['api-version', 'seeds', 'violations', 'caught', 'share', ...others, 'conforming', 'flagged', ...others],
    rows,
  );
}

/** The violations of one origin, counted by one of their properties. */
export function breakdown(results: readonly Result[], origin: Origin, by: 'layer' | 'class'): string {
  const violations = results.filter((result) => result.origin === origin && result.expected === 'caught');
  const rows = [...groupBy(violations, (result) => result[by])].map(([name, group]) => {
    const { seeded, caught, others } = tally(group);
    return [name, seeded, caught, ...others, survivorsIn(group)];
  });
  const others = otherNames.map((_, index) => `(${index + 1})`);
  return table([by, 'seeded', 'caught', ...others, 'survivors'], rows);
}

function survivorsIn(group: readonly Result[]): string {
  const ids = group
    .filter(({ rules }) => rules.length === 0)
    .map(({ apiVersion, id }) => `\`${id}\` (${apiVersion})`);
  return ids.length > 20 ? `${ids.slice(0, 20).join(', ')} and ${ids.length - 20} more` : ids.join(', ');
}

/** Which rule catches how many violations, and how many of them no other rule catches. */
export function ruleTable(results: readonly Result[]): string {
  const caught = results.filter(({ expected, rules }) => expected === 'caught' && rules.length > 0);
  const names = [...new Set(caught.flatMap(({ rules }) => rules))].sort();
  return table(
    ['rule', 'catches', 'alone'],
    names.map((name) => {
      const by = caught.filter(({ rules }) => rules.includes(name));
      return [`\`${name}\``, by.length, by.filter(({ rules }) => rules.length === 1).length];
    }),
  );
}

/** What no seed is about, and why. */
export function unseededTable(): string {
  return table(
    ['operation', 'seeds', 'reason'],
    unseeded.map(({ operation, origins, reason }) => [`\`${operation}\``, origins.join(', '), reason]),
  );
}

/** The derived mutants that conform: the reason, and which they are; steps down the recursion are written as `…`. */
export function equivalents(results: readonly Result[]): string {
  const byReason = groupBy(
    results.filter(({ reason }) => reason !== undefined),
    ({ reason }) => String(reason),
  );
  return Object.entries(reasons)
    .map(([name, text]: readonly [string, string]) => {
      const group = byReason.get(name) ?? [];
      const whats = [
        ...groupBy(group, ({ what }) => what.replace(/(\/details\/0|\/innererror)+(?=\/| )/, '/…')),
      ];
      const list = whats.map(([what, { length }]) => `${what} (${length})`).sort();
      return `**${name}**: ${text}. ${group.length} mutants: ${list.join(' · ')}.`;
    })
    .join('\n\n');
}
