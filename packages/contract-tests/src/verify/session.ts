import { performance } from 'node:perf_hooks';
import type { Exchange, ExchangeRequest, HeaderList } from '../exchange.js';
import { type Finding, finding } from '../finding.js';
import type { JudgingContract } from '../published-contract.js';
import { type RecordedExchange, readExchange } from '../recorded-exchange.js';
import type { Route } from '../routes.js';
import { noInternals } from '../rules/no-internals.js';
import type { Rule } from '../rules/rule.js';
import type { SecretFinder } from '../secrets/secret-finder.js';
import { sequenceRules } from '../sequence/index.js';
import { outcomeHolds } from '../sequence/outcome-holds.js';
import { releasedIsGone } from '../sequence/released-is-gone.js';
import type { SequenceRule } from '../sequence/sequence-rule.js';
import { checkAnswer } from './check-answer.js';
import { authenticationHeaders, type Credentials, secretsIn } from './credentials.js';
import { evidenceOf, type SentExchange } from './evidence.js';
import { complete, type Expectation } from './expectations.js';
import { createFailureJudge } from './failures.js';
import type { Fixtures } from './fixtures.js';
import { withoutConsequences } from './fold.js';
import { guardPurchases } from './guard.js';
import type { HeldFinding, Presence } from './presence.js';
import type { PurchaseLog } from './purchase-log.js';
import type { Recorder } from './recorder.js';
import type { Requests } from './requests.js';
import { subjectOf } from './subject.js';
import { checkTogether } from './together.js';
import { watchSecrets } from './told-secrets.js';
import { describeFailure, StoppedError, sendWithin, type Transport } from './transport.js';

/** What a session needs. */
export interface SessionOptions {
  readonly origin: string;
  readonly requests: Requests;
  readonly fixtures: Fixtures;
  readonly allowPurchase: boolean;
  /** What exchanges are checked against. */
  readonly contract: JudgingContract;
  readonly recorder: Recorder;
  readonly presence: Presence;
  readonly purchases: PurchaseLog;
  readonly secrets: SecretFinder;
  readonly transport: Transport;
  readonly credentials: Credentials | undefined;
  readonly rules: readonly Rule[] | undefined;
  readonly sequenceRules: readonly SequenceRule[] | undefined;
  readonly requestTimeoutMs: number;
  readonly deadline: AbortSignal;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** What is expected of an answer, and what came. */
interface Claim {
  readonly holds: boolean;
  readonly where: string;
  readonly expected: string;
  readonly actual: unknown;
}

/** How a request differs from others. */
interface SendSettings {
  /** What is special about it, for reports: `malformed JSON`. */
  readonly remark?: string;
  /** What it is authenticated by, in place of the credentials of the run. */
  readonly authentication?: HeaderList;
  /** Tells answers of servers in between, whose form is not that of the contract: they are not checked against it. */
  readonly isForeign?: (exchange: RecordedExchange) => boolean;
}

/** What scenarios work with: sends requests to one endpoint and checks every answer against the contract. */
export interface Session {
  readonly requests: Requests;
  readonly fixtures: Fixtures;
  readonly allowPurchase: boolean;
  readonly credentials: Credentials | undefined;
  readonly purchases: PurchaseLog;
  readonly presence: Presence;
  /**
   * Sends a request with credentials and checks the exchange; `undefined` when no complete answer came, which is
   * a finding, too.
   *
   * @throws UnreachableError when nothing was answered yet and it looks as if nothing will be
   * @throws StoppedError when the time is up, or after several requests in a row without an answer
   */
  send(request: ExchangeRequest, settings?: SendSettings): Promise<RecordedExchange | undefined>;
  /** Adds a finding unless the claim holds, or something else is wrong with that place already. */
  expect(exchange: RecordedExchange, expectation: Expectation, claim: Claim): void;
  /** What the rules found in an exchange of this session. */
  findingsOf(exchange: RecordedExchange): readonly Finding[];
  /** Says that an operation of the contract must be there: what was wrong with its answers counts. */
  require(route: Route): void;
  /** Adds a line to read before the findings. */
  note(text: string): void;
  /** The exchanges since the scenario began, in the order they happened. */
  exchanges(): readonly RecordedExchange[];
  /** Starts a scenario. */
  begin(): void;
  /** Checks the exchanges of the scenario against the rules for sequences. */
  end(): void;
  /** Waits for so many milliseconds. */
  wait(ms: number): Promise<void>;
}

/** Creates a session. */
export function createSession(options: SessionOptions): Session {
  const { origin, recorder, deadline, transport, presence, secrets } = options;
  const known = new WeakMap<RecordedExchange, readonly Finding[]>();
  const sent = new WeakMap<RecordedExchange, SentExchange>();
  const judgeFailure = createFailureJudge(origin);
  const guard = guardPurchases(options);
  const isWatching = options.rules?.includes(noInternals) ?? true;
  const watched = isWatching ? options.credentials : undefined;
  const findSecrets = watchSecrets(watched, [origin, ...Object.values(options.fixtures)]);
  let exchanges: RecordedExchange[] = [];
  const history: RecordedExchange[] = [];

  const findingsOf = (exchange: RecordedExchange) => known.get(exchange) ?? [];

  const record = (findings: readonly Finding[], about: SentExchange, exchange?: RecordedExchange) => {
    if (findings.length === 0) return;
    const subject = subjectOf(about.request, exchange);
    recorder.addFindings(findings, evidenceOf(about, origin, secrets.hide), subject);
  };

  /** Reports what is new about an exchange, unless it follows from what is known of it, or the route may not be there. */
  function report(findings: readonly Finding[], exchange: RecordedExchange): void {
    const before = findingsOf(exchange);
    const all = withoutConsequences([...before, ...findings]);
    const fresh = all.filter((one) => !before.includes(one));
    known.set(exchange, [...before, ...fresh]);
    const about = sent.get(exchange);
    if (about !== undefined && !presence.hold(exchange, fresh)) record(fresh, about, exchange);
  }

  async function exchangeFor(
    request: ExchangeRequest,
    about: SentExchange,
  ): Promise<RecordedExchange | undefined> {
    const { requestTimeoutMs: timeoutMs, contract } = options;
    const start = performance.now();
    let raw: Exchange;
    try {
      raw = await sendWithin(transport, request, { timeoutMs, deadline });
    } catch (error) {
      if (error instanceof StoppedError) judgeFailure(error);
      const failed = finding(complete, 'response', 'one complete answer', describeFailure(error));
      record([failed], { ...about, durationMs: performance.now() - start });
      judgeFailure(error);
      return undefined;
    }
    judgeFailure(undefined);
    const exchange = readExchange(raw, contract);
    sent.set(exchange, { ...about, response: exchange.response, durationMs: performance.now() - start });
    return exchange;
  }

  const release = (findings: readonly HeldFinding[]) => {
    for (const { finding: one, exchange } of findings) {
      const about = sent.get(exchange);
      if (about !== undefined) record([one], about, exchange);
    }
  };

  return {
    requests: options.requests,
    fixtures: options.fixtures,
    allowPurchase: options.allowPurchase,
    credentials: options.credentials,
    purchases: options.purchases,
    presence,
    findingsOf,
    require: (route) => release(presence.require(route)),
    note: (text) => recorder.addNote(text),
    exchanges: () => exchanges,
    begin: () => {
      exchanges = [];
    },
    end() {
      const { sequenceRules: rules = sequenceRules } = options;
      const found = checkTogether(exchanges, findingsOf, rules);
      // What was released in an earlier scenario stays so, and so does what became of a purchase.
      const lasting = rules.filter((rule) => rule === releasedIsGone || rule === outcomeHolds);
      const later = checkTogether(history, findingsOf, lasting);
      for (const { exchange, finding: one } of [...found, ...later])
        if (exchanges.includes(exchange)) report([one], exchange);
    },
    wait: (ms) => options.sleep(ms, deadline),
    async send(request, { remark = '', authentication, isForeign } = {}) {
      // Scenarios follow the endpoint's own URLs only; a credential that left for another place could not be taken back.
      if (new URL(request.url).origin !== origin) throw new TypeError(`expected a request to ${origin}`);
      guard(request);
      const headers = authentication ?? (await authenticationHeaders(request, options.credentials));
      for (const secret of secretsIn(headers)) secrets.add(secret);
      recorder.countRequest(request);
      const about = { request, remark, sentAt: new Date(), durationMs: 0 };
      const exchange = await exchangeFor({ ...request, headers: [...request.headers, ...headers] }, about);
      if (exchange === undefined) return undefined;
      exchanges.push(exchange);
      history.push(exchange);
      // They count in whatever answer they are, also in one whose form does not.
      const told = findSecrets(exchange);
      if (isForeign?.(exchange)) {
        report(told, exchange);
        return exchange;
      }
      const findings = await checkAnswer(exchange, options.contract, options.rules);
      release(presence.see(exchange, findings));
      report([...findings, ...told], exchange);
      return exchange;
    },
    expect(exchange, expectation, { holds, where, expected, actual }) {
      if (!holds) report([finding(expectation, where, expected, actual)], exchange);
    },
  };
}
