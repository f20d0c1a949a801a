import type { Report, ReportedFinding } from '../../../verify/report.js';
import { count, purchaseLine } from '../summary-line.js';
import type { ReportWords } from '../words.js';
import type { Annotation } from './workflow-commands.js';

/** What counts for the exit code. */
export interface FailureOptions {
  /** Whether deviations count as findings. */
  readonly strict: boolean;
  /** Whether what was skipped counts. */
  readonly failOnSkip: boolean;
}

/** GitHub keeps that many of each level for a step, and drops the others without a word. */
const mostOfALevel = 10;
const levels = ['error', 'warning', 'notice'] as const;

/**
 * The annotations of a report: what makes the command fail is an error, other deviations and an early end are warnings, the
 * rest are notices. At most ten of each level, the last of which says how many there are besides.
 */
export function annotationsOf(report: Report, words: ReportWords, options: FailureOptions): Annotation[] {
  const all = [
    ...report.findings.map((finding) => ofFinding(finding, words, options.strict)),
    ...ofSkipped(report, words, options.failOnSkip),
    ...(report.stopped === undefined
      ? []
      : [{ level: 'warning', title: 'Stopped', message: report.stopped } as const]),
    ...report.purchases.map((purchase) => {
      const isOpen = purchase.state === 'pending' || purchase.state === 'unknown';
      const level = isOpen ? 'warning' : 'notice';
      return { level, title: 'Purchase', message: purchaseLine(purchase) } as const;
    }),
    ...report.notes.map((message) => ({ level: 'notice', title: 'Note', message }) as const),
  ];
  return levels.flatMap((level) => first(all.filter((one) => one.level === level)));
}

function ofFinding(finding: ReportedFinding, { part }: ReportWords, isStrict: boolean): Annotation {
  const { rule, where, request, expected, actual, scenario, severity, link } = finding;
  return {
    level: severity === 'error' || isStrict ? 'error' : 'warning',
    title: severity === 'error' ? `${rule}: ${where}` : `${rule}: ${where} (deviation)`,
    message: `expected ${expected}, got ${actual}, for ${request} (${part} ${scenario}). The reason: ${link}`,
  };
}

function ofSkipped({ scenarios }: Report, { part, done }: ReportWords, isFailure: boolean): Annotation[] {
  const reasons = scenarios.flatMap(({ name, skipped }) =>
    skipped === undefined ? [] : `${name} (${skipped})`,
  );
  if (reasons.length === 0) return [];
  const title = `${count(reasons.length, part)} not ${done}`;
  return [{ level: isFailure ? 'error' : 'notice', title, message: reasons.join(', ') }];
}

function first(annotations: readonly Annotation[]): Annotation[] {
  const [one] = annotations;
  if (one === undefined || annotations.length <= mostOfALevel) return [...annotations];
  const shown = annotations.slice(0, mostOfALevel - 1);
  const message = `${annotations.length - shown.length} more are in the log of this step.`;
  return [...shown, { level: one.level, title: 'And more', message }];
}
