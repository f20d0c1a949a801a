import type { ExchangeRequest } from '../exchange.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { isTerminal, statusOf, writtenStatus } from '../sequence/sequence.js';
import { complete, outcome } from './expectations.js';
import { nextDelay } from './poll-delay.js';
import type { Session } from './session.js';
import { SkippedError } from './skipped-error.js';

/** An operation that was read until it ended, or until there was no use in reading on. */
export interface FollowedOperation {
  /** Every read of it, in order. */
  readonly exchanges: readonly RecordedExchange[];
  /** The status of the last read, in lower case; `undefined` when that had none. */
  readonly status: string | undefined;
}

/** How long to read. */
export interface FollowOptions {
  /** Whether a status is one to stop at. By default: the statuses that end an operation. */
  readonly isSettled?: (status: string) => boolean;
  /** Rounds of reads after that: what has ended stays as it is. */
  readonly roundsAfter?: number;
  /** Called when it has ended, before the rounds after that. */
  readonly onEnd?: (status: 'succeeded' | 'failed') => void;
}

/** How long an operation may take to end, in milliseconds of waiting: more than twice as long as users have seen. */
const longestMs = 300_000;

/** Rounds in a row without a single operation after which there is none to wait for. */
const emptyRounds = 10;

/**
 * Reads the operation that a purchase started, and says in the log how it ended. See {@link followStarted}.
 */
export async function followOperation(
  session: Session,
  accepted: RecordedExchange,
  searchId: string,
  options: FollowOptions = {},
): Promise<FollowedOperation> {
  const onEnd = (status: 'succeeded' | 'failed') => session.purchases.settle(searchId, status);
  return followStarted(session, accepted, `purchase_${searchId}`, { ...options, onEnd });
}

/**
 * Reads the operation that a request started: by the URL that the answer gave, exactly as given, and by the URL that
 * follows from its id. What the reads show together is for the rules for sequences.
 */
export async function followStarted(
  session: Session,
  accepted: RecordedExchange,
  operationId: string,
  { isSettled = isTerminal, roundsAfter = 0, onEnd }: FollowOptions = {},
): Promise<FollowedOperation> {
  const reads = operationReads(session, accepted, operationId);
  const exchanges: RecordedExchange[] = [];
  let status: string | undefined;
  let waitedMs = 0;
  let empty = 0;
  for (let round = 0; ; round += 1) {
    const { statuses, last } = await readRound(session, reads, exchanges);
    status = statuses.at(-1);
    if (statuses.some(isSettled)) break;
    empty = status === undefined ? empty + 1 : 0;
    if (empty >= emptyRounds || waitedMs >= longestMs) {
      reportNoEnd(session, last ?? accepted);
      return { exchanges, status };
    }
    const delay = nextDelay(last?.response, round);
    waitedMs += delay;
    await session.wait(delay);
  }
  if (status === 'succeeded' || status === 'failed') onEnd?.(status);
  for (let round = 0; round < roundsAfter; round += 1) {
    await session.wait(nextDelay(undefined, round));
    status = (await readRound(session, reads, exchanges)).statuses.at(-1) ?? status;
  }
  return { exchanges, status };
}

/** The reads of an operation, each URL once. */
function operationReads(
  { requests }: Session,
  accepted: RecordedExchange,
  operationId: string,
): ExchangeRequest[] {
  const derived = requests.getOperation(operationId);
  const given = requests.follow(accepted.response.header('operation-location'), accepted.request.url);
  return given === undefined || given.url === derived.url ? [derived] : [given, derived];
}

async function readRound(session: Session, reads: readonly ExchangeRequest[], exchanges: RecordedExchange[]) {
  const statuses: string[] = [];
  let last: RecordedExchange | undefined;
  for (const read of reads) {
    const exchange = await session.send(read);
    if (exchange === undefined) continue;
    last = exchange;
    exchanges.push(exchange);
    const status = statusOf(exchange);
    if (status !== undefined) statuses.push(status);
  }
  return { statuses, last };
}

/** Being throttled or down for a moment says nothing about what was asked for. */
export function isTransient(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function reportNoEnd(session: Session, last: RecordedExchange): void {
  session.expect(last, complete, {
    holds: false,
    where: 'body#/status',
    expected: `an end (succeeded, failed) within ${longestMs / 1000} s`,
    actual: writtenStatus(last),
  });
}

/**
 * Expects that an operation has succeeded.
 *
 * @throws SkippedError if it has not: what was to be done with what it brings cannot be done
 */
export function expectSuccess(session: Session, operation: FollowedOperation, what: string): void {
  expectEnd(session, operation, 'succeeded');
  const { status } = operation;
  if (status === 'succeeded') return;
  throw new SkippedError(status === 'failed' ? `${what} has failed` : `${what} was not seen to end`);
}

/** Adds a finding unless an operation ended as is known of its search. */
export function expectEnd(session: Session, operation: FollowedOperation, expected: string): void {
  const last = operation.exchanges.at(-1);
  const { status } = operation;
  if (last === undefined || status === undefined || !isTerminal(status)) return; // reported while it was read
  session.expect(last, outcome, {
    holds: status === expected,
    where: 'body#/status',
    expected,
    actual: writtenStatus(last),
  });
}
