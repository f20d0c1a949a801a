import type { Verdict } from './verdict.js';

/** A file and what came of it: a verdict, or the reason why it is no recording. */
export interface Entry {
  readonly file: string;
  /** Method, path and status of the exchange. */
  readonly what: string;
  readonly verdict: Verdict | { readonly kind: 'no recording'; readonly reason: string };
}

const colours = { accepted: 32, tolerated: 33, 'in conflict': 31, outside: 90, 'no recording': 90 } as const;
type Kind = keyof typeof colours;

/** Writes one entry as lines of text: kind and file, the exchange, and what there is to say of it. */
export function formatEntry({ file, what, verdict }: Entry, colour: boolean): string {
  const head = `${paint(verdict.kind.padEnd(12), verdict.kind, colour)} ${file}`;
  return [
    head,
    ...[what, ...remarks(verdict)].filter((line) => line !== '').map((line) => `             ${line}`),
  ].join('\n');
}

function remarks(verdict: Entry['verdict']): string[] {
  switch (verdict.kind) {
    case 'tolerated':
      return [`ledger: ${verdict.rows.join(', ')}`];
    case 'in conflict':
      return verdict.findings.map(({ where, expected, actual }) => `${where}: ${expected}; got ${actual}`);
    case 'no recording':
      return [verdict.reason];
    case 'accepted':
    case 'outside':
      return [];
  }
}

/** Counts the entries by kind, in one line. */
export function formatSummary(entries: readonly Entry[], colour: boolean): string {
  const count = (kind: Kind) => entries.filter((entry) => entry.verdict.kind === kind).length;
  const part = (kind: Kind, text: string) =>
    count(kind) > 0 ? paint(`${count(kind)} ${text}`, kind, colour) : `0 ${text}`;
  const recordings = entries.length - count('no recording');
  const parts = [
    part('accepted', 'accepted'),
    part('tolerated', 'tolerated'),
    part('in conflict', 'in conflict'),
    part('outside', 'outside the contract'),
  ];
  return `${recordings} recordings: ${parts.join(', ')}`;
}

function paint(text: string, kind: Kind, colour: boolean): string {
  return colour ? `\u001b[${colours[kind]}m${text}\u001b[39m` : text;
}
