import type { CatalogueEntry } from '../build/catalogue.js';

/** Entries of the catalogue under one heading. */
export interface CatalogueGroup {
  readonly label: string;
  readonly entries: readonly CatalogueEntry[];
}

const labels: Readonly<Record<string, string>> = {
  purchase: 'Wrong: the response to the purchase',
  operation: 'Wrong: reads of the operation',
  'life cycle': 'Wrong: reads that contradict each other',
  error: 'Wrong: errors',
  final: 'Wrong: what was found and bought',
  kinds: 'Wrong: anything else',
};

/** Returns the violations by the layer that they are in, and then all variations that conform. */
export function groupsOf(entries: readonly CatalogueEntry[]): CatalogueGroup[] {
  const groups = Object.entries(labels).map(([layer, label]) => ({
    label,
    entries: entries.filter((entry) => entry.isViolation && entry.layer === layer),
  }));
  const conforming = entries.filter(({ isViolation }) => !isViolation);
  return [...groups, { label: 'Unusual, but correct: no rule may object', entries: conforming }].filter(
    (group) => group.entries.length > 0,
  );
}

/** One that a single response shows, one that takes two reads, and one that takes the phone number. */
const picked: readonly string[] = ['NP16', 'NL07', 'F01'];

/** Returns a few violations of different kinds, for readers who do not want to choose. */
export function quickPicks(entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  return picked.flatMap((id) => entries.filter((entry) => entry.isViolation && entry.id === id));
}
