import type { Finding } from '../finding.js';
import type { Evidence } from './evidence.js';

/** A finding of a verification. A fault that came up again, and what only follows from it, is there once. */
export interface ReportedFinding extends Finding {
  /** The scenario in which it first came up. */
  readonly scenario: string;
  /** The request that first brought it to light: `POST /availablePhoneNumbers/:purchase?api-version=2021-03-07 (no body)`. */
  readonly request: string;
  /** How often it came up. */
  readonly count: number;
  /** The other scenarios in which it came up. */
  readonly alsoIn: readonly string[];
  /** The operations whose answers showed it, in the order they did. */
  readonly operations: readonly FaultyOperation[];
  /** The first exchange of each operation, in each scenario, that brought it to light. */
  readonly occurrences: readonly Occurrence[];
  /** What only follows from this fault, the first twenty: it does not count as a finding. */
  readonly consequences: readonly Consequence[];
}

/** An operation whose answers showed a fault. */
export interface FaultyOperation {
  /** Method and path, with `*` in place of what names one of many: `GET /phoneNumbers/operations/*`. */
  readonly operation: string;
  /** What came in the first of them. */
  readonly actual: string;
}

/** What was found because of a fault, or what else shows it. */
export interface Consequence extends Pick<Finding, 'rule' | 'where' | 'expected' | 'actual'> {
  /** The scenario in which it first came up. */
  readonly scenario: string;
  /** The request that first brought it to light. */
  readonly request: string;
}

/** How a finding came up in an operation of a scenario: the first exchange there, and how often in all. */
export interface Occurrence extends Evidence {
  readonly scenario: string;
  readonly count: number;
}

/** What one scenario brought. */
export interface ScenarioResult {
  /** Names it: `succeeds`. */
  readonly name: string;
  /** What it does, in a few words. */
  readonly title: string;
  /** How many requests it sent. */
  readonly requests: number;
  /** How many different findings came up in it, deviations not counted. */
  readonly findings: number;
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
  /** Why it did not run, or not to its end; absent when it did. */
  readonly skipped?: string;
}

/** A purchase that was sent, or that a request which had to be refused may have made. */
export interface ReportedPurchase {
  readonly searchId: string;
  /**
   * What is known of it: `succeeded` and `failed` as its operation ended, `canceled`, `pending` when it was accepted and
   * had not ended, `unknown` when it may have been accepted, `released` when this run has given its phone numbers back.
   */
  readonly state: PurchaseState;
  /** What it bought, or is to buy, in E.164 format; empty when that could not be read. */
  readonly phoneNumbers: readonly string[];
}

/** What is known of a purchase. */
export type PurchaseState = 'succeeded' | 'failed' | 'canceled' | 'pending' | 'unknown' | 'released';

/** What a verification brought. It holds no credential. */
export interface Report {
  /** The origin of the endpoint: `https://resourcename.communication.azure.com`. */
  readonly endpoint: string;
  readonly apiVersion: string;
  /** When it began: RFC 3339, in UTC. */
  readonly startedAt: string;
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
  readonly summary: ReportSummary;
  /** Why it did not come to its end, the time was up for one; absent when it did. */
  readonly stopped?: string;
  /** Purchases that were not refused: what was bought, and what may have been. */
  readonly purchases: readonly ReportedPurchase[];
  /** What to know before reading the findings, a line each: that the endpoint looks like a login page. */
  readonly notes: readonly string[];
  /** Those that break the contract first, deviations after them. */
  readonly findings: readonly ReportedFinding[];
  /** Every scenario that was chosen, in the order they ran. */
  readonly scenarios: readonly ScenarioResult[];
}

/** A report in numbers. */
export interface ReportSummary {
  readonly requests: number;
  /** Different findings that break the contract. */
  readonly findings: number;
  /** Different departures from an RFC. */
  readonly deviations: number;
  /** Scenarios that there are, chosen or not. */
  readonly scenarios: number;
  /** Scenarios that ran to their end. */
  readonly tried: number;
  /** Scenarios that were chosen and did not run to their end. */
  readonly skipped: number;
}
