import { setTimeout as delay } from 'node:timers/promises';
import { defaultVersion } from '../published.js';
import { publishedContract } from '../published-contract.js';
import type { Rule } from '../rules/rule.js';
import { createSecretFinder } from '../secrets/secret-finder.js';
import { send } from '../send.js';
import type { SequenceRule } from '../sequence/sequence-rule.js';
import { checkApiVersion } from './api-versions.js';
import { type Credentials, secretOf } from './credentials.js';
import { checkFixtures, type Fixtures } from './fixtures.js';
import { parseOrigin } from './origin.js';
import { createPresence } from './presence.js';
import { createPurchaseLog } from './purchase-log.js';
import { createRecorder, type Progress } from './recorder.js';
import type { Report } from './report.js';
import { createRequests } from './requests.js';
import { runScenarios } from './run-scenarios.js';
import { scenarios, selectScenarios } from './scenarios/index.js';
import { createSession } from './session.js';
import { InterruptedError, StoppedError, type Transport } from './transport.js';

/** What to verify, and how. */
export interface VerifyOptions {
  /** The resource: `https://resourcename.communication.azure.com`. Without a path: the API hands out paths from the root. */
  readonly endpoint: string | URL;
  /** What the endpoint has to work with; a scenario without its fixture is skipped. */
  readonly fixtures?: Fixtures;
  /**
   * Sent with every request, and the contract that answers are checked against: `2021-03-07` or `2025-06-01`.
   * @default '2021-03-07'
   */
  readonly apiVersion?: string;
  /** Without them a placeholder is sent, which has the form of a bearer token. */
  readonly credentials?: Credentials;
  /** Allows what costs money: purchases of searches that exist. Not allowed by default. */
  readonly allowPurchase?: boolean;
  /** The names of the scenarios to run, in any order. @default all */
  readonly scenarios?: readonly string[];
  /** Ends the verification when it aborts: the report has what came so far. */
  readonly signal?: AbortSignal;
  /** How long everything may take, in milliseconds. What takes longer is not tried; that is no finding. @default 900000 */
  readonly timeoutMs?: number;
  /** How long one request may take, in milliseconds; a third of `timeoutMs`, at most 30 000, by default. */
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
 * Drives an endpoint through the scenarios of the suite and reports every way in which it breaks the contract. By default nothing
 * is sent that could buy: only reads, and requests that must be refused.
 *
 * @throws TypeError when the endpoint is no http(s) URL of an origin, the api-version has no contract here, a scenario is
 *   unknown, or an id stands twice in the fixtures
 * @throws UnreachableError when nothing answers there
 * @throws AccessDeniedError when it refuses the credentials
 */
export async function verify(options: VerifyOptions): Promise<Report> {
  const { fixtures = {}, apiVersion = defaultVersion, allowPurchase = false, timeoutMs = 900_000 } = options;
  const origin = parseOrigin(options.endpoint);
  checkApiVersion(apiVersion);
  checkFixtures(fixtures);
  const chosen = selectScenarios(options.scenarios);
  const contract = await publishedContract(apiVersion); // before the clock starts: it takes a moment to parse
  const secrets = createSecretFinder(secretOf(options.credentials));
  const recorder = createRecorder(secrets.hide, options.onProgress);
  const deadline = new AbortController();
  const timer = setTimeout(() => {
    deadline.abort(new StoppedError(`the time was up after ${timeoutMs / 1000} s`));
  }, timeoutMs);
  const interrupt = () => deadline.abort(new InterruptedError());
  options.signal?.addEventListener('abort', interrupt, { once: true });
  if (options.signal?.aborted) interrupt();
  const purchases = createPurchaseLog();
  const session = createSession({
    origin,
    requests: createRequests(origin, apiVersion),
    fixtures,
    allowPurchase,
    recorder,
    contract,
    presence: createPresence(),
    purchases,
    secrets,
    transport: options.transport ?? send,
    credentials: options.credentials,
    rules: options.rules,
    sequenceRules: options.sequenceRules,
    requestTimeoutMs: options.requestTimeoutMs ?? Math.min(30_000, Math.ceil(timeoutMs / 3)),
    deadline: deadline.signal,
    sleep: options.sleep ?? sleep,
  });
  try {
    const stopped = await runScenarios(chosen, session, recorder);
    const about = { endpoint: origin, apiVersion, stopped, scenarios: scenarios.length };
    return recorder.report({ ...about, purchases: purchases.list() });
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', interrupt);
  }
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
