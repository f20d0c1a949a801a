import type { ExchangeRequest } from '../exchange.js';
import type { Finding } from '../finding.js';
import type { Report, ReportedFinding, ScenarioResult } from './report.js';

/** Where a verification is. */
export interface Progress {
  /** The name of the scenario: `succeeds`. */
  readonly scenario: string;
  /** How many requests were sent, with the one that is about to be. */
  readonly requests: number;
  readonly method: string;
  readonly url: string;
}

/** Collects what a verification brings, and folds findings that say the same. */
export interface Recorder {
  /** Starts a scenario; what comes now belongs to it. */
  startScenario(name: string, title: string): void;
  skipScenario(name: string, title: string, reason: string): void;
  countRequest(request: ExchangeRequest): void;
  /** @param request - the method and URL that brought them to light */
  addFindings(findings: readonly Finding[], request: string): void;
  addNote(note: string): void;
  report(endpoint: string, apiVersion: string): Report;
}

interface Folded {
  readonly finding: Finding;
  readonly request: string;
  readonly scenarios: Set<string>;
  count: number;
}

/** Makes a recorder with nothing in it. */
export function createRecorder(onProgress?: (progress: Progress) => void): Recorder {
  const scenarios: { name: string; title: string; requests: number; skipped?: string }[] = [];
  const folded = new Map<string, Folded>();
  const notes: string[] = [];
  const startedAt = new Date().toISOString();
  const countRequests = () => scenarios.reduce((sum, { requests }) => sum + requests, 0);
  return {
    startScenario: (name, title) => void scenarios.push({ name, title, requests: 0 }),
    skipScenario: (name, title, skipped) => void scenarios.push({ name, title, requests: 0, skipped }),
    countRequest({ method, url }) {
      const current = scenarios.at(-1);
      if (current === undefined) return;
      current.requests += 1;
      onProgress?.({ scenario: current.name, requests: countRequests(), method, url });
    },
    addFindings(findings, request) {
      const scenario = scenarios.at(-1)?.name ?? '';
      for (const finding of findings) {
        const { rule, where, expected, actual } = finding;
        const key = withoutNames(JSON.stringify([rule, where, expected, actual]));
        const known = folded.get(key) ?? { finding, request, scenarios: new Set(), count: 0 };
        known.count += 1;
        known.scenarios.add(scenario);
        folded.set(key, known);
      }
    },
    addNote: (note) => void notes.push(note),
    report(endpoint, apiVersion) {
      const results = scenarios.map((scenario): ScenarioResult => {
        const inIt = [...folded.values()].filter((entry) => entry.scenarios.has(scenario.name));
        return { ...scenario, findings: inIt.length };
      });
      const findings = [...folded.values()].map(reported);
      const summary = {
        requests: countRequests(),
        findings: findings.length,
        skipped: results.filter(({ skipped }) => skipped !== undefined).length,
      };
      return { endpoint, apiVersion, startedAt, summary, notes, findings, scenarios: results };
    },
  };
}

/** A text in which one id, time, index or number is like another: it is the same fault whichever shows it. */
function withoutNames(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g, '<time>')
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/gi, '<id>')
    .replaceAll(/(?<=[/.])\d+(?=[/."])/g, '<index>')
    .replaceAll(/(\+|%2B)\d{6,15}/gi, '<number>');
}

function reported({ finding, request, scenarios, count }: Folded): ReportedFinding {
  const [scenario = '', ...alsoIn] = scenarios;
  return { ...finding, scenario, request, count, alsoIn };
}
