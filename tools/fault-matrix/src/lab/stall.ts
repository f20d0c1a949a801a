import type { TestClock } from '@acs-contracts/phone-numbers-client/testing';
import type { Fetch } from '../adapters/adapter.js';
import type { Step } from './script.js';

/** The longest that a client may wait for a read before the purchase, in milliseconds. */
const limit = 10_000;

/** Requests that are not answered in full, while time passes on the lab's clock until the client gives them up. */
export interface Stall {
  /** How long the client waited for each, in whole milliseconds; infinite if that was more than 10 s. */
  readonly attempts: readonly number[];
  /** Lets {@link Stall.step} know when a request is given up. */
  readonly fetch: Fetch;
  /** Does not answer. */
  readonly step: Step;
  /** Sends to a server that accepts no connection. */
  readonly fetchUnconnected: Fetch;
  /** Sends the reads before the purchase to a server whose bodies do not end. */
  readonly fetchEndless: Fetch;
}

/** Creates stalls on a clock. */
export function createStall(clock: TestClock): Stall {
  const attempts: number[] = [];
  let purchased = false;
  let current: AbortSignal | null | undefined;
  const pass = () => {
    // A client that passes no signal is not on this clock.
    if (!current) return;
    const start = clock.now();
    while (!current.aborted && clock.now() < start + limit) clock.advance(1);
    attempts.push(current.aborted ? Math.floor(clock.now() - start) : Number.POSITIVE_INFINITY);
  };
  return {
    attempts,
    fetch(url, init) {
      current = init.signal;
      return globalThis.fetch(url, init);
    },
    step: pass,
    fetchUnconnected(url, init) {
      current = init.signal;
      setImmediate(pass);
      return globalThis.fetch(url, init);
    },
    async fetchEndless(url, init) {
      purchased ||= init.method === 'POST';
      current = init.signal;
      const response = await globalThis.fetch(url, init);
      if (!purchased) setImmediate(pass);
      return response;
    },
  };
}
