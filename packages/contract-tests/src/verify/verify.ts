import { setTimeout as delay } from 'node:timers/promises';
import { finding } from '../finding.js';
import type { Rule } from '../rules/rule.js';
import { send } from '../send.js';
import type { SequenceRule } from '../sequence/sequence-rule.js';
import type { Credentials } from './credentials.js';
import { complete } from './expectations.js';
import type { Fixtures } from './fixtures.js';
import { parseOrigin } from './origin.js';
import { createRecorder, type Progress, type Recorder } from './recorder.js';
import type { Report } from './report.js';
import { createRequests } from './requests.js';
import { scenarios } from './scenarios/index.js';
import type { Scenario } from './scenarios/scenario.js';
import { createSession, type Session } from './session.js';
import { StoppedError, type Transport } from './transport.js';

/** What to verify, and how. */
export interface VerifyOptions {
  /** The resource: `https://resourcename.communication.azure.com`. Its origin counts, a path must not be there. */
  readonly endpoint: string | URL;
  /** What the endpoint has to work with; a scenario without its fixture is skipped. */
  readonly fixtures?: Fixtures;
  /** Sent with every request; `2021-03-07` by default. */
  readonly apiVersion?: string;
  /** Without them a placeholder is sent, which has the form of a bearer token. */
  readonly credentials?: Credentials;
  /** Allows what costs money: purchases of searches that exist. Not allowed by default. */
  readonly allowPurchase?: boolean;
  /** How long everything may take, in milliseconds; 120 000 by default. */
  readonly timeoutMs?: number;
  /** How long one request may take, in milliseconds; a third of `timeoutMs`, at most 15 000, by default. */
  readonly requestTimeoutMs?: number;
  /** Sends the requests; `send` by default. */
  readonly transport?: Transport;
  /** Waits between reads, for so many milliseconds; rejects when the signal aborts. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** The rules that every exchange is held against; all by default. */
  readonly rules?: readonly Rule[];
  /** The rules that the exchanges of a purchase are held against together; all by default. */
  readonly sequenceRules?: readonly SequenceRule[];
  /** Called before each request. */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Drives an endpoint through the scenarios of the suite and reports in what it breaks the contract. By default nothing
 * is sent that could buy: only reads, and requests that must be refused.
 *
 * @throws TypeError when the endpoint is no http(s) URL of an origin
 * @throws UnreachableError when nothing answers there
 * @throws AccessDeniedError when it refuses the credentials
 */
export async function verify(options: VerifyOptions): Promise<Report> {
  const { fixtures = {}, apiVersion = '2021-03-07', allowPurchase = false, timeoutMs = 120_000 } = options;
  const origin = parseOrigin(options.endpoint);
  const recorder = createRecorder(options.onProgress);
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort(new StoppedError(`the time was up after ${timeoutMs / 1000} s`));
  }, timeoutMs);
  const session = createSession({
    origin,
    requests: createRequests(origin, apiVersion),
    fixtures,
    allowPurchase,
    recorder,
    transport: options.transport ?? send,
    credentials: options.credentials,
    rules: options.rules,
    sequenceRules: options.sequenceRules,
    requestTimeoutMs: options.requestTimeoutMs ?? Math.min(15_000, Math.ceil(timeoutMs / 3)),
    waitBudgetMs: timeoutMs,
    deadline: deadline.signal,
    sleep: options.sleep ?? sleep,
  });
  try {
    await runScenarios(session, recorder);
  } finally {
    clearTimeout(timer);
  }
  return recorder.report(origin, apiVersion);
}

async function runScenarios(session: Session, recorder: Recorder): Promise<void> {
  let stopped: string | undefined;
  for (const scenario of scenarios) {
    const { name, title } = scenario;
    const reason = stopped ?? skipReason(scenario, session);
    if (reason !== undefined) {
      recorder.skipScenario(name, title, reason);
      continue;
    }
    recorder.startScenario(name, title);
    try {
      await scenario.run(session);
    } catch (error) {
      if (!(error instanceof StoppedError)) throw error;
      stopped = error.message;
      recorder.addFindings(
        [finding(complete, 'response', 'an answer to every request', stopped)],
        `scenario ${name}`,
      );
    }
  }
}

function skipReason(scenario: Scenario, session: Session): string | undefined {
  const { needs, buys } = scenario;
  const fixture = needs === undefined ? undefined : session.fixtures[needs];
  if (needs !== undefined && fixture === undefined) return `the fixtures do not name "${needs}"`;
  if (buys && !session.allowPurchase) return 'it sends a purchase, which was not allowed';
  if (buys && fixture !== undefined && session.mayBeBought(fixture)) {
    return 'a request that had to be refused may have bought its search';
  }
  return undefined;
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
