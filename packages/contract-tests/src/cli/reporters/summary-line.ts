import type { Report, ReportedPurchase } from '../../verify/report.js';
import type { ReportWords } from './words.js';

/** A number of things: `1 finding`, `2 findings`. */
export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** The report in a line: `25 requests, 2 findings, 1 deviation; 4 of 17 scenarios tried`. */
export function summaryLine({ summary }: Report, words: ReportWords): string {
  const { requests, findings, deviations } = summary;
  const also = deviations > 0 ? `, ${count(deviations, 'deviation')}` : '';
  return `${count(requests, words.item)}, ${count(findings, 'finding')}${also}; ${triedLine(summary, words)}`;
}

/** How much was tried: `4 of 17 scenarios tried`. */
export function triedLine({ tried, scenarios }: Report['summary'], { part, done }: ReportWords): string {
  return `${tried} of ${count(scenarios, part)} ${done}`;
}

/** What the report comes to, in a few words. It conforms only where everything was tried. */
export function verdictOf(
  { summary }: Report,
  { part, done }: ReportWords,
): {
  readonly words: string;
  readonly kind: 'good' | 'bad' | 'partial';
} {
  const { findings, tried, scenarios } = summary;
  if (findings > 0) return { words: `${count(findings, 'finding')}.`, kind: 'bad' };
  if (tried === scenarios) return { words: 'Conforms.', kind: 'good' };
  const left = scenarios - tried;
  return {
    words: `No findings, but ${left} of ${count(scenarios, part)} ${left === 1 ? 'was' : 'were'} not ${done}.`,
    kind: 'partial',
  };
}

/** A purchase in a sentence: `Bought +14255550123 (search 378ddf60-…).` */
export function purchaseLine({ searchId, state, phoneNumbers }: ReportedPurchase): string {
  const numbers = phoneNumbers.length > 0 ? phoneNumbers.join(', ') : 'numbers that are not known';
  const words = {
    succeeded: `Bought ${numbers}`,
    failed: 'A purchase was accepted, and failed',
    canceled: 'A purchase was accepted, and canceled',
    released: `Bought and released ${numbers}`,
    pending: `May have bought ${numbers}: the purchase was accepted, and had not ended`,
    unknown: `May have bought ${numbers}: it is not known whether the purchase was accepted`,
  };
  return `${words[state]} (search ${searchId}).`;
}
