import type { Finding } from '../finding.js';

/** A finding of a verification. What repeated requests brought to light again is there once. */
export interface ReportedFinding extends Finding {
  /** The scenario in which it first came up. */
  readonly scenario: string;
  /** The request that first brought it to light: `POST /availablePhoneNumbers/:purchase?api-version=2021-03-07 (no body)`. */
  readonly request: string;
  /** How often it came up. */
  readonly count: number;
  /** The other scenarios in which it came up. */
  readonly alsoIn: readonly string[];
}

/** What one scenario brought. */
export interface ScenarioResult {
  /** Names it: `succeeds`. */
  readonly name: string;
  /** What it does, in a few words. */
  readonly title: string;
  /** How many requests it sent. */
  readonly requests: number;
  /** How many different findings came up in it. */
  readonly findings: number;
  /** Why it did not run; absent when it ran. */
  readonly skipped?: string;
}

/** What a verification brought. */
export interface Report {
  /** The origin of the endpoint: `https://resourcename.communication.azure.com`. */
  readonly endpoint: string;
  readonly apiVersion: string;
  /** When it began: RFC 3339, in UTC. */
  readonly startedAt: string;
  /** Requests sent, different findings, and scenarios skipped. */
  readonly summary: { readonly requests: number; readonly findings: number; readonly skipped: number };
  /** What to know before reading the findings, a line each: that the endpoint looks like a login page. */
  readonly notes: readonly string[];
  readonly findings: readonly ReportedFinding[];
  /** Every scenario in the order they ran. */
  readonly scenarios: readonly ScenarioResult[];
}
