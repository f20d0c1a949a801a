/** Time as the client knows it. A test may put its own in the place of the platform's. */
export interface Clock {
  /** Milliseconds on a clock that only goes forward, whatever happens to the date of the machine. */
  now(): number;
  /**
   * Calls back once after so many milliseconds; what it returns calls that off. The purpose is a `pause` between
   * requests or a `limit` on one of them.
   */
  after(milliseconds: number, callback: () => void, purpose: 'pause' | 'limit'): () => void;
}

/** The platform's own. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
