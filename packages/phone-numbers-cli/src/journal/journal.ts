import { join } from 'node:path';
import type { PurchaseClaims } from '@acs-contracts/phone-numbers-client';
import { createClaims, createWatch, newEntry } from './claims.js';
import { type Details, isUnfinished, mayTryAgain, type RecordedPurchase } from './entry.js';
import { makeJournalFolder } from './files.js';
import { createKeys, type Keys } from './keys.js';
import { pause } from './lease.js';
import { acquireLock, type Lock } from './lock.js';
import { prune } from './prune.js';
import { createReleases, type Releases } from './releases.js';
import { createStore } from './store.js';

/** How a purchase ended. */
type Ending = 'succeeded' | 'failed';

/** What this machine knows of purchases, in files. It holds no secret. */
export interface Journal {
  readonly folder: string;
  readonly keys: Keys;
  /** The claims that the client asks for before a purchase. */
  claims(details: Details, beforeSent?: () => Promise<void>): PurchaseClaims;
  /** The latest attempt to purchase a search. @throws JournalError */
  find(searchId: string): Promise<RecordedPurchase | undefined>;
  /** The latest attempt of every search, of all endpoints. @throws JournalError if any file is damaged */
  all(): Promise<readonly RecordedPurchase[]>;
  /** The purchases of this endpoint that have not ended as far as the journal knows. @throws JournalError */
  unfinished(): Promise<readonly RecordedPurchase[]>;
  /** Records that a purchase which this process has not sent exists. */
  accepted(searchId: string): Promise<void>;
  /** Records that a purchase was answered with 409, and cannot be read yet. */
  conflicts(searchId: string): Promise<void>;
  /** Records that a purchase which was answered with 409 was refused. */
  refused(searchId: string): Promise<void>;
  /**
   * Records how a purchase ended. One that the journal does not know is recorded if it was sent by this process.
   *
   * @param sent what it was sent with; absent if another process may have sent it
   * @returns whether the journal has lost it while it was under way
   */
  end(searchId: string, to: Ending, details: Details, sent?: Details): Promise<boolean>;
  /** The latest purchase of this endpoint that names a key, and was sent or is about to be. @throws JournalError */
  ofKey(key: string): Promise<RecordedPurchase | undefined>;
  /** Makes sure that the journal can be written, before anything is searched for. @throws JournalError */
  prepare(): Promise<void>;
  readonly releases: Releases;
  /** Waits whether the owner of a claim lives; if not, gives the claim up. Returns how the attempt stands then. */
  settle(claim: RecordedPurchase, signal: AbortSignal): Promise<RecordedPurchase | undefined>;
  /** Makes sure that a search which was never sent is never purchased; `false` if it was sent, or is about to be. */
  retire(searchId: string, signal: AbortSignal): Promise<boolean>;
  /** Waits for the lock on a subject. */
  lock(subject: string, signal: AbortSignal): Promise<Lock>;
  /** Removes what ended before a date, and returns the removed files. Its keys are forgotten. */
  prune(before: Date): Promise<readonly string[]>;
}

/** Opens the journal in a folder to look at it, whatever the endpoint. */
export function readJournal(folder: string): Pick<Journal, 'folder' | 'all' | 'find' | 'prune'> {
  const store = createStore(join(folder, 'purchases'), undefined);
  return {
    folder,
    all: () => store.all(),
    find: (searchId) => store.latest(searchId),
    prune: (before) => prune(store, folder, before),
  };
}

/** Opens the journal in a folder, for one endpoint. Nothing is created yet. */
export function openJournal(folder: string, endpoint: string): Journal {
  const store = createStore(join(folder, 'purchases'), endpoint);
  const keys = createKeys(join(folder, 'keys'), endpoint);

  async function settle(claim: RecordedPurchase, signal: AbortSignal) {
    const watch = createWatch();
    for (;;) {
      const latest = await store.latest(claim.searchId);
      if (latest?.state !== 'claimed') return latest;
      if (watch.isLeftBehind(latest)) await store.move(latest, 'claimed', 'abandoned');
      else await pause(100, signal);
    }
  }

  return {
    folder,
    keys,
    claims: (details, beforeSent) => createClaims(store, { endpoint, details, beforeSent }),
    find: (searchId) => store.latest(searchId),
    all: () => store.all(),
    async unfinished() {
      return (await store.all()).filter((entry) => entry.endpoint === endpoint && isUnfinished(entry.state));
    },
    async accepted(searchId) {
      const latest = await store.latest(searchId);
      if (latest?.state === 'claimed') await store.move(latest, 'claimed', 'sent');
    },
    async conflicts(searchId) {
      const latest = await store.latest(searchId);
      if (latest?.state === 'sent') await store.move(latest, 'sent', 'conflict');
    },
    async refused(searchId) {
      const latest = await store.latest(searchId);
      if (latest?.state === 'conflict') await store.move(latest, 'conflict', 'rejected');
    },
    async end(searchId, to, details, sent) {
      const latest = await store.latest(searchId);
      const known = latest ?? (sent && newEntry(searchId, 1, { endpoint, details: sent }));
      if (known && latest?.state !== 'succeeded') {
        await store.end(known, latest, to, { ...known.details, ...details });
      }
      return known !== undefined && latest === undefined;
    },
    async ofKey(key) {
      const entries = (await store.all()).filter(
        (entry) => entry.endpoint === endpoint && entry.details.key === key && entry.state !== 'retired',
      );
      return entries.findLast(({ state }) => !mayTryAgain(state));
    },
    async prepare() {
      for (const part of ['purchases', 'keys', 'locks']) await makeJournalFolder(join(folder, part));
    },
    releases: createReleases(join(folder, 'releases'), endpoint),
    settle,
    async retire(searchId, signal) {
      const latest = await store.latest(searchId);
      if (latest?.state === 'retired') return true;
      if (latest && !mayTryAgain(latest.state) && latest.state !== 'claimed') return false;
      const { state, claim } = await createClaims(store, { endpoint, details: {} }).acquire(searchId, {
        signal,
      });
      if (state !== 'granted' || !claim) return false;
      const claimed = await store.latest(searchId);
      const isRetired = claimed?.state === 'claimed' && (await store.move(claimed, 'claimed', 'retired'));
      await claim.release();
      return isRetired;
    },
    lock: (subject, signal) => acquireLock(join(folder, 'locks'), subject, signal),
    prune: (before) => prune(store, folder, before),
  };
}
