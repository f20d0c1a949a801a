import type { Exchange } from '@acs-contracts/contract-tests/rules';
import { manualClock, type Violation, violations } from '@acs-contracts/phone-numbers-emulator/worker';
import { checkExchanges } from '../checks/check-exchanges.js';
import type { CompiledChecks } from '../checks/compiled.js';
import { runTour } from '../try/run-tour.js';
import type { StockChoice } from '../try/stock.js';

/** A violation, or a variation that conforms, as the page lists it. */
export interface CatalogueEntry {
  readonly id: string;
  readonly layer: string;
  readonly what: string;
  /** Whether it breaks the contract. */
  readonly isViolation: boolean;
}

/** What of the emulator's catalogue shows in the purchase that the page makes. */
export interface Catalogue {
  readonly shown: readonly CatalogueEntry[];
  /** How many violations there are, and how many of them the rules find in this purchase. */
  readonly violations: number;
  readonly found: number;
}

/**
 * Tries every violation of the emulator in the purchase of the page. What neither changes an answer there nor is found
 * by a rule is left out: it concerns requests that the page does not send.
 */
export async function readCatalogue(
  apiVersion: string,
  choice: StockChoice,
  checks: CompiledChecks,
): Promise<Catalogue> {
  const run = (ids: readonly string[]) =>
    runTour(apiVersion, choice, ids, manualClock(new Date('2026-01-31T12:00:00Z')));
  const usual = textOf(await run([]));
  const shown: CatalogueEntry[] = [];
  for (const violation of violations) {
    const exchanges = await run([violation.id]);
    const isViolation = violation.expected === 'caught';
    const isShown = isViolation
      ? (await checkExchanges(exchanges, checks)).findings.length > 0
      : textOf(exchanges) !== usual;
    if (isShown) shown.push(entryOf(violation, isViolation));
  }
  return {
    shown,
    violations: violations.filter(({ expected }) => expected === 'caught').length,
    found: shown.filter(({ isViolation }) => isViolation).length,
  };
}

function entryOf({ id, layer, what }: Violation, isViolation: boolean): CatalogueEntry {
  return { id, layer, what, isViolation };
}

/** Headers that are different in every run. */
const ofEachRun: readonly string[] = ['ms-cv', 'x-processing-time'];

/** The answers without what differs between any two runs. */
function textOf(exchanges: readonly Exchange[]): string {
  const answers = exchanges.map(({ response: { status, headers, body } }) => {
    const lines = headers
      .filter(([name]) => !ofEachRun.includes(name.toLowerCase()))
      .map(([name, value]) => `${name}: ${value}`);
    return [status, ...lines, new TextDecoder().decode(body)].join('\n');
  });
  return answers.join('\n\n').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
}
