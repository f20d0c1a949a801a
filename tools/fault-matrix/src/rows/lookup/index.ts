import type { Row } from '../../row.js';
import { lookupAnswersRows } from './answers.js';
import { lookupConnectRows } from './connect.js';
import { lookupCredentialRows } from './credentials.js';
import { lookupInterruptedRows } from './interrupted.js';
import { lookupRefusedRows } from './refused.js';
import { lookupThrottledRows } from './throttled.js';
import { lookupUnansweredRows } from './unanswered.js';

/**
 * The faults of the read before the purchase. A row whose number is 100 more than that of a row of the purchase has
 * the same fault.
 */
export const lookupRows: readonly Row[] = [
  ...lookupConnectRows,
  ...lookupUnansweredRows,
  ...lookupThrottledRows,
  ...lookupRefusedRows,
  ...lookupAnswersRows,
  ...lookupCredentialRows,
  ...lookupInterruptedRows,
];
