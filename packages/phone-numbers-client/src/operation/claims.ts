import { property } from '../base/property.js';
import { timeIsUp } from '../base/time-is-up.js';
import { ClaimError } from '../errors/claim-error.js';
import { limited } from '../transport/limits.js';
import { keyOf } from './ids.js';
import type { Claim, ClaimState } from './purchase-claims.js';
import { interrupted, type PurchaseStep } from './step.js';

/** The longest that the store may take to answer, and to take a claim back, in milliseconds. */
const storeLimit = 10_000;
const releaseLimit = 1000;

/** Without a store, everybody may purchase, and nothing is recorded. */
const withoutStore: ClaimState = { state: 'granted' };

/**
 * Asks for the claim of a search.
 *
 * @throws ClaimError if the store throws, does not answer, or answers with something else
 */
export async function acquireClaim(step: PurchaseStep): Promise<ClaimState> {
  const { claims } = step.context;
  if (claims === undefined) return withoutStore;
  const ask = async (signal: AbortSignal): Promise<ClaimState> => {
    const result = await claims.acquire(keyOf(step.searchId), { signal });
    // Read once: it is the object of a stranger, whose properties may say something else the next time, or throw.
    const [state, claim, sentAt] = ['state', 'claim', 'sentAt'].map((name) => property(result, name));
    if (!isState(state) || (state === 'granted' && !isClaim(claim))) {
      throw new TypeError('claims.acquire must resolve to { state, claim }');
    }
    // Nobody waits for it any longer, and nobody else would give it back.
    if (signal.aborted && state === 'granted' && isClaim(claim)) await releaseClaim(step, claim);
    signal.throwIfAborted();
    return { state, sentAt: dateOf(sentAt), claim: isClaim(claim) ? inOrder(claim) : undefined };
  };
  return fromStore(step, (signal) => {
    const asked = ask(signal);
    step.released = asked.then(nothing, nothing);
    return asked;
  });
}

function nothing(): void {}

function isState(value: unknown): value is ClaimState['state'] {
  return value === 'granted' || value === 'held' || value === 'sent';
}

function isClaim(value: unknown): value is Claim {
  return ['markSent', 'release'].every((name) => typeof property(value, name) === 'function');
}

/** A store may keep a time as text. */
function dateOf(value: unknown): Date | undefined {
  try {
    if (value instanceof Date) return value;
    return new Date(typeof value === 'number' ? value : String(value));
  } catch {
    return undefined;
  }
}

/**
 * Returns a claim that is given back only when the mark that is under way has been written. The other way round, a purchase that
 * nobody sent would stay marked as sent. What could not be marked may be somebody else's by now: it is left alone.
 */
function inOrder(claim: Claim): Claim {
  let isOurs = Promise.resolve(true);
  return {
    markSent() {
      const marking = (async () => {
        const marked: unknown = await claim.markSent();
        // As a store says it whose update has found no row.
        if (marked === false)
          throw new TypeError('claim.markSent resolved to false: the claim is no longer held');
      })();
      isOurs = marking.then(
        () => true,
        () => false,
      );
      return marking;
    },
    async release() {
      if (await isOurs) await claim.release();
    },
  };
}

/**
 * Records that the purchase is about to be sent.
 *
 * @throws ClaimError if the claim was taken over, or the store failed; nothing may be sent then
 */
export async function markSent(step: PurchaseStep, claim: Claim): Promise<void> {
  await fromStore(step, () => claim.markSent());
}

/**
 * Gives a claim back, and waits a moment for that. That it cannot be given back is no error of the purchase: its lease will run
 * out. A later purchase of this client waits longer.
 */
export async function releaseClaim(step: PurchaseStep, claim: Claim): Promise<void> {
  const { clock } = step;
  const released = (async () => claim.release())();
  step.released = released.then(nothing, nothing);
  const limits = { clock, signal: undefined, endsAt: clock.now() + releaseLimit };
  await limited(limits, releaseLimit, () => released).catch(() => {});
}

async function fromStore<T>(step: PurchaseStep, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { phase } = step;
  step.phase = 'claim';
  try {
    // Wrapped, so that a store that throws at once is like one that rejects.
    return await limited(step, storeLimit, async (signal) => run(signal));
  } catch (cause) {
    // Time that runs out here is the store's, whether its limit or the deadline of the call comes first.
    if (step.signal?.aborted && step.signal.reason !== timeIsUp) throw interrupted(step);
    throw new ClaimError(step, 'claim-failed', cause);
  } finally {
    step.phase = phase;
  }
}
