import { performance } from 'node:perf_hooks';
import type { ExchangeRequest } from '../exchange.js';
import type { Finding } from '../finding.js';
import type { Evidence } from './evidence.js';
import { faultKey } from './fault-key.js';
import { isAccepted } from './follows-refusals.js';
import type {
  Consequence,
  FaultyOperation,
  Occurrence,
  Report,
  ReportedFinding,
  ReportedPurchase,
  ScenarioResult,
} from './report.js';
import { findRootCauses, type RootCause } from './root-causes.js';
import { isSameSubject, type Subject } from './subject.js';
import type { Suspect } from './suspect.js';

/** Where a verification is. */
export interface Progress {
  /** The name of the scenario: `succeeds`. */
  readonly scenario: string;
  /** How many requests were sent, with the one that is about to be. */
  readonly requests: number;
  readonly method: string;
  /** Without secrets. */
  readonly url: string;
}

/** Collects what a verification brings, and folds findings that show the same fault. */
export interface Recorder {
  /** Starts a scenario; what comes now belongs to it. */
  startScenario(name: string, title: string): void;
  /** Says why the scenario that was started does not go on. */
  stopScenario(reason: string): void;
  endScenario(): void;
  skipScenario(name: string, title: string, reason: string): void;
  countRequest(request: ExchangeRequest): void;
  addFindings(findings: readonly Finding[], evidence: Evidence, subject: Subject): void;
  addNote(note: string): void;
  report(about: ReportBasics): Report;
}

/** What a report says in addition to the recorded exchanges. */
interface ReportBasics {
  readonly endpoint: string;
  readonly apiVersion: string;
  readonly purchases: readonly ReportedPurchase[];
  /** The number of scenarios that there are. */
  readonly scenarios: number;
  readonly stopped?: string | undefined;
}

interface Folded extends Suspect {
  readonly started: Set<string>;
  readonly subjects: Subject[];
  /** The first exchange of each operation, in each scenario. */
  readonly occurrences: Map<string, OpenOccurrence>;
}

type OpenOccurrence = Occurrence & FaultyOperation & { count: number };

type OpenResult = { -readonly [Key in keyof ScenarioResult]: ScenarioResult[Key] };

/**
 * Creates a recorder with nothing in it.
 *
 * @param hide - takes the secrets of the run out of a text
 */
export function createRecorder(
  hide: (text: string) => string,
  onProgress?: (progress: Progress) => void,
): Recorder {
  const scenarios: OpenResult[] = [];
  const folded = new Map<string, Folded>();
  const notes: string[] = [];
  const startedAt = new Date().toISOString();
  const start = performance.now();
  let scenarioStart = start;
  const countRequests = () => scenarios.reduce((sum, { requests }) => sum + requests, 0);
  const open = (name: string, title: string): OpenResult => ({
    name,
    title,
    requests: 0,
    findings: 0,
    durationMs: 0,
  });
  return {
    startScenario(name, title) {
      scenarioStart = performance.now();
      scenarios.push(open(name, title));
    },
    stopScenario(reason) {
      const current = scenarios.at(-1);
      if (current !== undefined) current.skipped = hide(reason);
    },
    endScenario() {
      const current = scenarios.at(-1);
      if (current !== undefined) current.durationMs = Math.round(performance.now() - scenarioStart);
    },
    skipScenario: (name, title, skipped) => void scenarios.push({ ...open(name, title), skipped }),
    countRequest({ method, url }) {
      const current = scenarios.at(-1);
      if (current === undefined) return;
      current.requests += 1;
      onProgress?.({ scenario: current.name, requests: countRequests(), method, url: hide(url) });
    },
    addFindings(findings, evidence, subject) {
      const scenario = scenarios.at(-1)?.name ?? '';
      for (const shown of findings.map((finding) => withoutSecrets(finding, hide))) {
        const key = faultKey(shown);
        const body = evidence.response?.body ?? '';
        const known = folded.get(key) ?? newFolded(shown, scenario, body);
        const isNew = !known.subjects.some((one) => isSameSubject(one, subject));
        if (isNew && known.subjects.length < mostSubjects) known.subjects.push(subject);
        const started = subject.links.get('header:operation-location');
        if (started !== undefined) known.started.add(started);
        const { operation } = subject;
        const place = `${scenario} ${operation}`;
        const first = { scenario, operation, actual: shown.actual, count: 0, ...evidence };
        const occurrence = known.occurrences.get(place) ?? first;
        occurrence.count += 1;
        known.occurrences.set(place, occurrence);
        folded.set(key, known);
      }
    },
    addNote(note) {
      const shown = hide(note);
      if (!notes.includes(shown)) notes.push(shown);
    },
    report({ endpoint, apiVersion, purchases, stopped, scenarios: all }) {
      const entries = findRootCauses([...folded.values()]);
      const isError = ({ cause }: RootCause<Folded>) => cause.finding.severity === 'error';
      const results = scenarios.map((scenario) => {
        const inIt = entries.filter((entry) => isError(entry) && isIn(entry, scenario.name));
        return { ...scenario, findings: inIt.length };
      });
      const errors = entries.filter(isError);
      const findings = [...errors, ...entries.filter((entry) => !isError(entry))].map(reported);
      const skipped = results.filter((scenario) => scenario.skipped !== undefined).length;
      const summary = {
        requests: countRequests(),
        findings: errors.length,
        deviations: entries.length - errors.length,
        scenarios: all,
        tried: results.length - skipped,
        skipped,
      };
      return {
        endpoint,
        apiVersion,
        startedAt,
        durationMs: Math.round(performance.now() - start),
        summary,
        ...(stopped !== undefined && { stopped: hide(stopped) }),
        purchases: purchases.map((one) => ({ ...one, phoneNumbers: one.phoneNumbers.map(hide) })),
        notes,
        findings,
        scenarios: results,
      };
    },
  };
}

function withoutSecrets(finding: Finding, hide: (text: string) => string): Finding {
  const { id, where, expected, actual } = finding;
  return { ...finding, id: hide(id), where: hide(where), expected: hide(expected), actual: hide(actual) };
}

function newFolded(finding: Finding, scenario: string, body: string): Folded {
  return { finding, subjects: [], scenario, body, started: new Set(), occurrences: new Map() };
}

/** Answers of a finding that are looked at to find its cause. */
const mostSubjects = 20;

/** Consequences that a finding shows. */
const mostConsequences = 20;

function reported({ cause, consequences }: RootCause<Folded>): ReportedFinding {
  const occurrences = occurrencesOf({ cause, consequences });
  const [scenario = '', ...alsoIn] = new Set(occurrences.map((one) => one.scenario));
  return {
    ...cause.finding,
    scenario,
    request: occurrences[0]?.request ?? '',
    count: [...cause.occurrences.values()].reduce((sum, { count }) => sum + count, 0),
    alsoIn,
    operations: operationsOf(cause),
    occurrences: occurrences.map(({ operation: _, actual: __, ...one }) => one),
    consequences: consequences.slice(0, mostConsequences).map(consequence),
  };
}

/** The exchanges of a fault; where a purchase was let through, that comes first: it is what costs money. */
function exchangesOf({ finding, occurrences }: Folded): OpenOccurrence[] {
  const all = [...occurrences.values()];
  const isPurchase = ({ operation }: OpenOccurrence) => /^POST .*\/:purchase$/i.test(operation);
  if (!isAccepted(finding)) return all;
  return [...all.filter(isPurchase), ...all.filter((one) => !isPurchase(one))];
}

/** How a fault came up: by itself, and in other scenarios by what follows from it. */
function occurrencesOf({ cause, consequences }: RootCause<Folded>): OpenOccurrence[] {
  const all = exchangesOf(cause);
  for (const { occurrences } of consequences) {
    const others = [...occurrences.values()];
    all.push(...others.filter(({ scenario }) => !all.some((one) => one.scenario === scenario)));
  }
  return all;
}

function operationsOf(cause: Folded): FaultyOperation[] {
  const actuals = new Map<string, string>();
  for (const { operation, actual } of exchangesOf(cause))
    if (!actuals.has(operation)) actuals.set(operation, actual);
  return [...actuals].map(([operation, actual]) => ({ operation, actual }));
}

function isIn(entry: RootCause<Folded>, name: string): boolean {
  return occurrencesOf(entry).some(({ scenario }) => scenario === name);
}

function consequence({ finding, scenario, occurrences }: Folded): Consequence {
  const { rule, where, expected, actual } = finding;
  const [first] = occurrences.values();
  return { rule, where, expected, actual, scenario, request: first?.request ?? '' };
}
