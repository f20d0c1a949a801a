import {
  rules as allRules,
  sequenceRules as allSequenceRules,
  type Exchange,
  type Finding,
  type Rule,
  type SequenceRule,
  type Transport,
  verify,
} from '@acs-contracts/contract-tests';
import { answerOf, createEmulator, type Mutation, manualClock } from '@acs-contracts/phone-numbers-emulator';
import type { ApiVersion } from '../contract/document.js';
import { createObserver, type Verdicts } from './others.js';

/** The suite, or a part of it. */
export interface Suite {
  readonly rules: readonly Rule[];
  readonly sequenceRules: readonly SequenceRule[];
}

/** All of the suite. */
export const wholeSuite: Suite = { rules: allRules, sequenceRules: allSequenceRules };

/** One run of `verify`. */
export interface Session {
  readonly findings: readonly Finding[];
  readonly others: Verdicts;
  readonly exchanges: readonly Exchange[];
}

/** What a session is limited to. */
interface SessionOptions {
  readonly scenarios?: readonly string[] | undefined;
  /** Called with the name of the scenario before each of its requests. */
  readonly onScenario?: (scenario: string) => void;
}

const start = new Date('2026-01-01T00:00:00Z');

/**
 * Runs `verify`, as its users do and with leave to buy, against an emulator of its own in this process. No time passes
 * but the one that `verify` waits.
 *
 * @param apiVersion - the api-version of all requests
 * @param mutate - changes the answers of the emulator; without it they conform
 * @param only - the scenarios to run, all by default, and what is told of each that begins
 */
export async function runSession(
  apiVersion: ApiVersion,
  mutate?: Mutation,
  suite: Suite = wholeSuite,
  { scenarios, onScenario }: SessionOptions = {},
): Promise<Session> {
  const clock = manualClock(start);
  const emulator = createEmulator({ clock, ...(mutate && { mutate }) });
  const observer = createObserver(apiVersion);
  const exchanges: Exchange[] = [];
  const transport: Transport = async (request) => {
    const answer = await answerOf(await emulator.fetch(toRequest(request)));
    const exchange = { request, response: answer };
    exchanges.push(exchange);
    return exchange;
  };
  const { findings } = await verify({
    endpoint: 'https://resourcename.communication.azure.com',
    fixtures: emulator.fixtures,
    allowPurchase: true,
    apiVersion,
    credentials: { accessKey: emulator.accessKey },
    transport,
    sleep: async (milliseconds) => clock.advance(milliseconds),
    rules: [...suite.rules, observer.rule],
    sequenceRules: suite.sequenceRules,
    ...(scenarios && { scenarios }),
    ...(onScenario && { onProgress: ({ scenario }) => onScenario(scenario) }),
  });
  return { findings, others: observer.verdicts(), exchanges };
}

function toRequest({ method, url, headers, body }: Exchange['request']): Request {
  const list = headers.map(([name, value]): [string, string] => [name, value]);
  // A Request takes no body with GET, and the emulator would not look at it.
  const hasBody = body.length > 0 && method !== 'GET';
  return new Request(url, { method, headers: list, ...(hasBody && { body: body.slice() }) });
}
