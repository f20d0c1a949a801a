/**
 * Returns an iterator over what a generator yields, which can be ended at any time: also while it waits.
 *
 * @param run its signal is aborted when the iterator is ended
 */
export function stoppable<T>(
  run: (stopped: AbortSignal) => AsyncGenerator<T, void>,
): AsyncIterableIterator<T> {
  const stop = new AbortController();
  const steps = run(stop.signal);
  const iterator: AsyncIterableIterator<T> = {
    async next() {
      try {
        return await steps.next();
      } catch (error) {
        if (stop.signal.aborted) return { done: true, value: undefined };
        throw error;
      }
    },
    async return() {
      stop.abort();
      await steps.return().catch(() => {});
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
