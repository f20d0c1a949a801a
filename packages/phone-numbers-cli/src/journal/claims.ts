import { randomUUID } from 'node:crypto';
import type { Claim, ClaimState, PurchaseClaims } from '@acs-contracts/phone-numbers-client';
import { type Details, type Entry, mayTryAgain, type RecordedPurchase, sentAtOf } from './entry.js';
import { codeOf } from './files.js';
import { JournalError } from './journal-error.js';
import { keepAlive, leaseMs, pause } from './lease.js';
import type { Store } from './store.js';

/** What the claims of one purchase are recorded with. */
export interface ClaimOptions {
  readonly endpoint: string;
  readonly details: Details;
  /** Called right before a purchase is recorded as sent; what it throws prevents the purchase. */
  readonly beforeSent?: (() => Promise<void>) | undefined;
}

/** How long `acquire` waits for a claim whose owner may be dead, in milliseconds: less than the client waits for it. */
const patience = leaseMs + 3000;

/** Creates what the client asks before it purchases, from the files of a journal. */
export function createClaims(store: Store, options: ClaimOptions): PurchaseClaims {
  return {
    async acquire(searchId, { signal }): Promise<ClaimState> {
      const watch = createWatch();
      const giveUpAt = performance.now() + patience;
      for (;;) {
        signal.throwIfAborted();
        const latest = await store.latest(searchId);
        if (latest === undefined || mayTryAgain(latest.state)) {
          const entry = newEntry(searchId, (latest?.attempt ?? 0) + 1, options);
          if (await store.claim(entry)) return { state: 'granted', claim: claimOf(store, entry, options) };
        } else if (latest.state === 'retired') {
          throw new JournalError(latest.file, 'says that this search is never purchased', 'Search again.');
        } else if (latest.state !== 'claimed') {
          return { state: 'sent', sentAt: sentAtOf(latest), claim: resendClaim(store, latest, options) };
        } else if (watch.isLeftBehind(latest)) {
          await store.move(latest, 'claimed', 'abandoned');
        } else {
          if (performance.now() > giveUpAt) return { state: 'held' };
          await pause(100, signal);
        }
      }
    },
  };
}

/** Tells which claims are left behind: those that show no sign of life for as long as a lease, while they are watched. */
export function createWatch(): { isLeftBehind(claim: RecordedPurchase): boolean } {
  let seen: { readonly sign: string; readonly at: number } | undefined;
  return {
    // Only this process's own clock counts: that of the file system may be another one.
    isLeftBehind({ owner, changedAt }) {
      const sign = `${owner} ${changedAt.getTime()}`;
      if (seen?.sign !== sign) seen = { sign, at: performance.now() };
      return performance.now() - seen.at > leaseMs;
    },
  };
}

/** Creates an attempt of this process, as it begins. */
export function newEntry(
  searchId: string,
  attempt: number,
  { endpoint, details }: Pick<ClaimOptions, 'endpoint' | 'details'>,
): Entry {
  const claimedAt = new Date().toISOString();
  return { version: 1, endpoint, searchId, attempt, owner: randomUUID(), claimedAt, details };
}

function claimOf(store: Store, entry: Entry, { beforeSent }: ClaimOptions): Claim {
  let isSent = false;
  const stop = keepAlive(() => store.touch(entry));
  return {
    async markSent() {
      stop();
      await beforeSent?.();
      // The time of the file is when it was sent.
      await store.touch(entry).catch(ignoreMissing);
      const isOurs = await store.move(entry, 'claimed', 'sent');
      const now = isOurs ? await store.latest(entry.searchId) : undefined;
      if (now?.owner !== entry.owner || now.state !== 'sent') throw await lostClaim(store, entry);
      isSent = true;
    },
    async release() {
      stop();
      await (isSent ? store.move(entry, 'sent', 'rejected') : store.move(entry, 'claimed', 'released'));
    },
  };
}

/** What has become of a claim that is not ours any longer, and how to go on. */
async function lostClaim(store: Store, { searchId }: Entry): Promise<Error> {
  const latest = await store.latest(searchId);
  return new Error(
    latest === undefined
      ? `The claim of this purchase has disappeared from the journal folder ${store.folder}, before anything was sent. Run this again.`
      : 'Another process has taken this purchase over, because this one did not show signs of life. This one has sent nothing: run "acs-phone-numbers resume" to see what the other one has.',
  );
}

/** Allows a purchase that was marked as sent, and cannot be read, to be sent once more: by a new attempt. */
function resendClaim(store: Store, before: RecordedPurchase, options: ClaimOptions): Claim {
  let claim: Claim | undefined;
  return {
    async markSent() {
      const entry = newEntry(before.searchId, before.attempt + 1, options);
      if (!(await store.claim(entry))) throw new Error('Another process sends this purchase again.');
      claim = claimOf(store, entry, options);
      await claim.markSent();
    },
    async release() {
      await claim?.release();
    },
  };
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}
