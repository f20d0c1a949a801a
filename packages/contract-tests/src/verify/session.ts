import { checkExchange, UnknownRouteError } from '../check-exchange.js';
import { checkOperation } from '../check-operation.js';
import type { Exchange, ExchangeRequest } from '../exchange.js';
import { type Finding, finding } from '../finding.js';
import type { Rule } from '../rules/rule.js';
import { BrokenResponseError } from '../send.js';
import type { SequenceRule } from '../sequence/sequence-rule.js';
import { authenticationHeaders, type Credentials } from './credentials.js';
import { complete, type Expectation } from './expectations.js';
import type { Fixtures } from './fixtures.js';
import type { Recorder } from './recorder.js';
import type { Requests } from './requests.js';
import {
  describeFailure,
  isConnectFailure,
  StoppedError,
  sendWithin,
  type Transport,
  UnreachableError,
} from './transport.js';

/** What a session needs. */
export interface SessionOptions {
  readonly origin: string;
  readonly requests: Requests;
  readonly fixtures: Fixtures;
  readonly allowPurchase: boolean;
  readonly recorder: Recorder;
  readonly transport: Transport;
  readonly credentials: Credentials | undefined;
  readonly rules: readonly Rule[] | undefined;
  readonly sequenceRules: readonly SequenceRule[] | undefined;
  readonly requestTimeoutMs: number;
  readonly waitBudgetMs: number;
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

/** What scenarios work with: sends requests to one endpoint and holds every answer against the contract. */
export interface Session {
  readonly requests: Requests;
  readonly fixtures: Fixtures;
  readonly allowPurchase: boolean;
  /** How long one operation may take to end, in milliseconds of waiting between its reads. */
  readonly waitBudgetMs: number;
  /**
   * Sends a request with credentials and checks the exchange; `undefined` when no complete answer came, which is
   * a finding, too.
   *
   * @param remark - what is special about the request, for reports: `malformed JSON`
   * @throws UnreachableError when nothing was answered yet and it looks as if nothing will be
   * @throws StoppedError when the time is up, or after several requests in a row without an answer
   */
  send(request: ExchangeRequest, remark?: string): Promise<Exchange | undefined>;
  /** Adds a finding unless the claim holds. Says nothing about a status with which a rule has found fault. */
  expect(exchange: Exchange, expectation: Expectation, claim: Claim): void;
  /** Adds findings that a request brought to light. */
  report(findings: readonly Finding[], request: ExchangeRequest): void;
  /** What the rules found in an exchange of this session. */
  findingsOf(exchange: Exchange): readonly Finding[];
  /** Adds a line to read before the findings. */
  note(text: string): void;
  /** Remembers that a search may be bought by now. */
  markBought(searchId: string): void;
  mayBeBought(searchId: string): boolean;
  /** Holds the exchanges of one purchase, in the order they happened, against the rules for sequences. */
  checkSequence(exchanges: readonly Exchange[]): Promise<void>;
  /** Waits for so many milliseconds. */
  wait(ms: number): Promise<void>;
}

/** Starts a session. */
export function createSession(options: SessionOptions): Session {
  const { origin, recorder, deadline, transport, requestTimeoutMs: timeoutMs } = options;
  const checked = new WeakMap<Exchange, readonly Finding[]>();
  const bought = new Set<string>();
  const judgeFailure = createFailureJudge(origin);

  function report(findings: readonly Finding[], { method, url }: ExchangeRequest, remark = ''): void {
    const suffix = remark === '' ? '' : ` (${remark})`;
    recorder.addFindings(findings, `${method} ${url.slice(origin.length)}${suffix}`);
  }

  async function exchangeFor(request: ExchangeRequest, remark?: string): Promise<Exchange | undefined> {
    try {
      const exchange = await sendWithin(transport, request, { timeoutMs, deadline });
      judgeFailure(undefined);
      return exchange;
    } catch (error) {
      if (error instanceof StoppedError) judgeFailure(error);
      report([finding(complete, 'response', 'one complete answer', describeFailure(error))], request, remark);
      judgeFailure(error);
      return undefined;
    }
  }

  return {
    requests: options.requests,
    fixtures: options.fixtures,
    allowPurchase: options.allowPurchase,
    waitBudgetMs: options.waitBudgetMs,
    report,
    findingsOf: (exchange) => checked.get(exchange) ?? [],
    note: (text) => recorder.addNote(text),
    markBought: (searchId) => void bought.add(searchId),
    mayBeBought: (searchId) => bought.has(searchId),
    async checkSequence(exchanges) {
      const sequenceRules = options.sequenceRules === undefined ? {} : { rules: options.sequenceRules };
      for (const { exchange, ...rest } of await checkOperation(exchanges, sequenceRules)) {
        const shown = exchanges[exchange ?? 0];
        if (shown !== undefined) report([rest], shown.request);
      }
    },
    wait: (ms) => options.sleep(ms, deadline),
    async send(request, remark) {
      // Scenarios follow the endpoint's own URLs only; a credential that left for another place could not be taken back.
      if (new URL(request.url).origin !== origin) throw new TypeError(`expected a request to ${origin}`);
      const authentication = await authenticationHeaders(request, options.credentials);
      recorder.countRequest(request);
      const authenticated = { ...request, headers: [...request.headers, ...authentication] };
      const exchange = await exchangeFor(authenticated, remark);
      if (exchange === undefined) return undefined;
      const findings = await check(exchange, options.rules);
      checked.set(exchange, findings);
      report(findings, request, remark);
      return exchange;
    },
    expect(exchange, expectation, { holds, where, expected, actual }) {
      const isKnown = where === 'status' && checked.get(exchange)?.some((known) => known.where === where);
      if (!holds && !isKnown) report([finding(expectation, where, expected, actual)], exchange.request);
    },
  };
}

/** Failures in a row, without an answer ever, after which nobody is there. */
const failuresOfNobody = 2;
/** Failures in a row after which the endpoint has stopped answering. */
const failuresOfTheDead = 5;

/** Takes how each request ended, `undefined` for well, and throws when there is no use in sending another. */
function createFailureJudge(origin: string): (error: unknown) => void {
  let wasAnswered = false;
  let failures = 0;
  return (error) => {
    if (error instanceof StoppedError)
      throw wasAnswered ? error : new UnreachableError(origin, error.message);
    const isAnswer = error === undefined || error instanceof BrokenResponseError;
    wasAnswered ||= isAnswer;
    failures = isAnswer ? 0 : failures + 1;
    if (!wasAnswered && (isConnectFailure(error) || failures >= failuresOfNobody)) {
      throw new UnreachableError(origin, describeFailure(error));
    }
    if (failures >= failuresOfTheDead) throw new StoppedError('the endpoint stopped answering');
  };
}

/** The findings about an exchange; none for a route that the contract does not describe. */
async function check(exchange: Exchange, rules: readonly Rule[] | undefined): Promise<readonly Finding[]> {
  try {
    return await checkExchange(exchange, rules === undefined ? {} : { rules });
  } catch (error) {
    if (error instanceof UnknownRouteError) return [];
    throw error;
  }
}
