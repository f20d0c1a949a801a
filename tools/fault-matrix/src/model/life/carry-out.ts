import assert from 'node:assert/strict';
import { type ClientError, PhoneNumbersError } from '@acs-contracts/phone-numbers-client';
import type { Started } from './client.js';
import type { Kind, World } from './world.js';

/** What the next process knows of the wish that the one before it was at. */
export interface Journal {
  /** The search to purchase. */
  searchId?: string | undefined;
  /** The operation that was accepted, by its id without the prefix. */
  key?: string | undefined;
  /** The phone number whose release was begun. */
  releasing?: string | undefined;
}

/** A process of a user. */
export interface Process {
  readonly world: World;
  readonly journal: Journal;
  /** Called when a call has failed; never resolves if the process has ended, and rejects if there is no hope left. */
  onError(error: unknown): Promise<void>;
}

/** An operation that a user wants. */
interface Wanted<Result> {
  readonly kind: Kind;
  start(): Promise<Started<Result>>;
  resume(key: string): Started<Result>;
}

/** How a call has ended: with a result, or with an error after which the user has to decide. */
export type Ending<Result> = { readonly result: Result } | { readonly error: ClientError };

/** No request is late by more than this, in milliseconds. */
const latest = 60_000;

/**
 * Starts an operation or continues it, waits for its end, and does what the errors say, until it has ended, was rejected or
 * is not known. What each error says must be true.
 */
export async function carryOut<Result>(process: Process, wanted: Wanted<Result>): Promise<Ending<Result>> {
  const { world, journal } = process;
  for (;;) {
    const before = world.records.length;
    try {
      const handle = journal.key === undefined ? await wanted.start() : wanted.resume(journal.key);
      journal.key = handle.operationId?.replace(/^[^_]*_/, '');
      return { result: await handle.result() };
    } catch (error) {
      await process.onError(error);
      if (!PhoneNumbersError.isInstance(error)) throw error;
      checkOutcome(world, wanted.kind, error, before);
      const { outcome } = error;
      if (outcome === 'failed' || outcome === 'rejected' || outcome === 'not-found') {
        journal.key = undefined;
        return { error };
      }
      // What may still be on its way must have arrived before it is sent again.
      if (outcome === 'unknown') world.clock.advance(latest);
      // What is unknown is purchased again: that looks first. A change is sent again, or was read before that.
      if (outcome === 'unknown' && journal.key === undefined && wanted.kind !== 'purchase') return { error };
    }
  }
}

/** Checks what an error says of an operation against what the emulator has answered. */
function checkOutcome({ records, emulator }: World, kind: Kind, error: ClientError, before: number): void {
  const { outcome, operationId } = error;
  const accepted = records.filter((record) => record.kind === kind && record.isAccepted);
  const isKnown = accepted.some((record) => record.operationId === operationId);
  // Only the last one of several requests counts for a search: what is lost costs nothing.
  if ((outcome === 'not-sent' || outcome === 'rejected') && kind !== 'search') {
    const since = records.slice(before).filter((record) => record.kind === kind && record.isAccepted);
    assert.deepEqual(since, [], `${outcome}, but accepted`);
  }
  if (outcome === 'accepted' || outcome === 'failed') {
    assert.ok(operationId === undefined ? accepted.length > 0 : isKnown, `${outcome}, but not accepted`);
  }
  if (outcome === 'not-found') assert.ok(!isKnown, 'not found, but accepted');
  if (kind === 'purchase' && (outcome === 'rejected' || outcome === 'not-found')) {
    assert.equal(emulator.ledger.count(error.searchId ?? ''), 0, `${outcome}, but bought`);
  }
}
