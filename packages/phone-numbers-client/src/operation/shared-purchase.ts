import type { WaitOptions } from '../arguments/wait-options.js';
import type { ApiVersion } from '../base/api-versions.js';
import { timeIsUp } from '../base/time-is-up.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import { limited, timeLeft } from '../transport/limits.js';
import { onAbort } from '../transport/on-abort.js';
import { keyOf } from './ids.js';
import type { Purchase } from './purchase-handle.js';
import type { AgreedTerms } from './search-result.js';
import { type Context, createStep, interrupted, type PurchaseStep, purchaseOf } from './step.js';

/** Whether an operation of the same search that exists is looked for before a purchase is sent. */
export type Existing = 'look' | 'ignore';

/** What calls that share one purchase must agree on. */
export interface PurchaseTerms extends AgreedTerms {
  readonly existing: Existing;
  readonly agreeToNotResell: boolean | undefined;
}

/** The purchases of a client that are in flight, by search. */
export type SharedPurchases<V extends ApiVersion> = Map<string, SharedPurchase<V>>;

/** A purchase that several calls wait for. */
interface SharedPurchase<V extends ApiVersion> {
  readonly terms: PurchaseTerms;
  /** The limits of the calls that still wait. */
  readonly members: Set<PurchaseStep>;
  /** What is under way, for all of them. */
  readonly step: PurchaseStep;
  /** Ends it. */
  readonly end: (reason: unknown) => void;
  readonly result: Promise<Purchase<V>>;
  /** Whether nobody may join it any longer. */
  isEnding: boolean;
  /** Resolves when it has ended, and has given its claim back. */
  readonly over: Promise<void>;
}

/** The time that a purchase may take unless the caller says otherwise, in milliseconds. */
const usualWait = 120_000;

/**
 * Makes a purchase, or joins the one of the same search that is in flight. Each call keeps its own signal and deadline; the
 * purchase ends when the last one has left.
 *
 * @param run makes the purchase
 * @throws InvalidArgumentError if the calls differ in other options
 * @throws InterruptedError if the call ends before the purchase
 */
export async function sharePurchase<V extends ApiVersion>(
  context: Context,
  shared: SharedPurchases<V>,
  searchId: string,
  terms: PurchaseTerms,
  options: WaitOptions,
  run: (step: PurchaseStep) => Promise<Purchase<V>>,
): Promise<Purchase<V>> {
  const phase = terms.existing === 'look' ? 'lookup' : 'purchase';
  const start = { phase, outcome: 'not-sent' } as const;
  const member = createStep(context, purchaseOf(searchId), start, usualWait, options);
  const key = keyOf(searchId);
  const known = shared.get(key);
  const inFlight = known?.isEnding ? undefined : known;
  const difference = inFlight && differenceOf(terms, inFlight.terms);
  if (inFlight && difference !== undefined) {
    const outcome = outcomeForOthers(inFlight.step);
    const problem = 'must be the same in calls that purchase one search at once';
    throw new InvalidArgumentError(difference, problem, { ...member, outcome });
  }
  if (member.signal?.aborted) {
    const sent = context.sent.get(searchId);
    if (sent) member.outcome = sent.isAccepted ? 'accepted' : 'unknown';
    if (inFlight) member.outcome = outcomeForOthers(inFlight.step);
    throw interrupted(member);
  }
  return join(inFlight ?? begin(shared, key, member, terms, run, known?.over), member);
}

/** Returns what a call knows of a purchase that goes on without it: it may be accepted any time. */
function outcomeForOthers({ outcome }: PurchaseStep) {
  return outcome === 'accepted' ? 'accepted' : 'unknown';
}

/** Returns the name of a term that two calls do not agree on. */
function differenceOf(one: PurchaseTerms, other: PurchaseTerms): string | undefined {
  const names = ['existing', 'agreeToNotResell', 'maxMonthlyCost', 'phoneNumbers'] as const;
  return names.find((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}

function begin<V extends ApiVersion>(
  shared: SharedPurchases<V>,
  key: string,
  first: PurchaseStep,
  terms: PurchaseTerms,
  run: (step: PurchaseStep) => Promise<Purchase<V>>,
  earlier: Promise<void> | undefined,
): SharedPurchase<V> {
  const controller = new AbortController();
  const members = new Set([first]);
  const step: PurchaseStep = {
    ...first,
    signal: controller.signal,
    // The deadline of the one that waits longest.
    get endsAt() {
      return Math.max(...Array.from(members, ({ endsAt }) => endsAt));
    },
  };
  const forget = () => {
    if (shared.get(key)?.step === step) shared.delete(key);
  };
  const running = earlier === undefined ? run(step) : afterwards(step, earlier).then(() => run(step));
  const result = running.finally(() => {
    begun.isEnding = true;
    if (step.released === undefined) forget();
  });
  const over = result.then(
    () => step.released,
    () => step.released,
  );
  over.finally(forget);
  const end = (reason: unknown) => {
    begun.isEnding = true;
    controller.abort(reason);
  };
  const begun: SharedPurchase<V> = { terms, members, step, end, result, isEnding: false, over };
  shared.set(key, begun);
  return begun;
}

/** The longest that a purchase waits for an earlier one of this client to give its claim back, in milliseconds. */
const handoverLimit = 10_000;

/**
 * Waits until an earlier purchase has given its claim back: asked for before, it would seem to be held by somebody else.
 *
 * @throws InterruptedError if the call ends before
 */
async function afterwards(step: PurchaseStep, earlier: Promise<void>): Promise<void> {
  await limited(step, handoverLimit, () => earlier).catch(() => {
    if (step.signal?.aborted || timeLeft(step) <= 0) throw interrupted(step);
  });
}

function join<V extends ApiVersion>(
  { members, step, end, result }: SharedPurchase<V>,
  member: PurchaseStep,
): Promise<Purchase<V>> {
  members.add(member);
  return new Promise((resolve, reject) => {
    let stopTimer = () => {};
    let stopListening = () => {};
    const cleanUp = () => {
      members.delete(member);
      stopTimer();
      stopListening();
    };
    const leave = (reason: unknown) => {
      cleanUp();
      if (members.size === 0) return end(reason);
      member.phase = step.phase;
      member.outcome = outcomeForOthers(step);
      reject(interrupted(member));
    };
    stopTimer = member.clock.after(timeLeft(member), () => leave(timeIsUp), 'deadline');
    if (member.signal) stopListening = onAbort(member.signal, leave);
    result.then(resolve, reject).finally(cleanUp);
  });
}
