import type { Row } from '../../row.js';
import { claimFaultRows } from './faults.js';
import { killedAfterMark, killedBeforeMark, wakesUpLate } from './processes.js';
import { claimStateRows } from './states.js';

/** The faults of several processes that purchase the same search with a claim store. */
export const claimRows: readonly Row[] = [
  ...claimStateRows,
  ...claimFaultRows,
  {
    id: 218,
    alone: true,
    group: 'claims',
    fault: 'killed (SIGKILL) between the claim and its mark as sent',
    expected: 'another process purchases when the lease has ended: exactly one purchase',
    cases: [killedBeforeMark],
  },
  {
    id: 219,
    alone: true,
    group: 'claims',
    fault: 'killed (SIGKILL) between the mark as sent and the purchase',
    expected: 'unknown for other processes; with `resendAfterMs` exactly one purchase',
    cases: [killedAfterMark],
  },
  {
    id: 220,
    alone: true,
    group: 'claims',
    fault: 'stopped (SIGSTOP) until another process has taken the claim over and purchased',
    expected: 'not sent when it continues',
    cases: [wakesUpLate],
  },
];
