import type { Clock, TestClock } from '@acs-contracts/phone-numbers-client/testing';
import type { Network } from './network.js';

/** A clock without the timers of a process that has ended: time would not pass while one of its requests is under way. */
export function untilItEnds(clock: TestClock, { ended, hasEnded }: Network): Clock {
  return {
    now: () => clock.now(),
    after(milliseconds, callback, purpose) {
      const cancel = hasEnded() ? () => {} : clock.after(milliseconds, callback, purpose);
      void ended.then(cancel);
      return cancel;
    },
  };
}
