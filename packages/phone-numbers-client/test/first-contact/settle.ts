import type { TestClock } from '../../src/testing.js';

/** Lets everything happen that needs no time. */
export async function settle(rounds = 5): Promise<void> {
  for (let round = 0; round < rounds; round++) await new Promise((resolve) => setImmediate(resolve));
}

/** Lets time pass until a promise is settled; returns the time that passed on the clock, and its value or error. */
export async function passTime<T>(clock: TestClock, promise: Promise<T>, stepMs = 500) {
  const start = clock.now();
  let result: { readonly value: T } | { readonly error: unknown } | undefined;
  promise.then(
    (value) => {
      result = { value };
    },
    (error: unknown) => {
      result = { error };
    },
  );
  for (let step = 0; step < 5000; step++) {
    await settle();
    if (result) return { ...result, passedMs: clock.now() - start };
    clock.advance(stepMs);
  }
  throw new Error('expected it to end');
}
