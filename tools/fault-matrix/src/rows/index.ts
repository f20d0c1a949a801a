import type { Row } from '../row.js';
import { claimRows } from './claims/index.js';
import { connectRows } from './connect.js';
import { lifecycleRows } from './lifecycle.js';
import { lookupRows } from './lookup/index.js';
import { nodeTransportRows } from './node-transport.js';
import { operationRows } from './operations/index.js';
import { pollRows } from './poll.js';
import { pollAnswerRows } from './poll-answers.js';
import { purchaseAcceptedRows } from './purchase-accepted.js';
import { purchaseElsewhereRows } from './purchase-elsewhere.js';
import { purchaseRejectedRows } from './purchase-rejected.js';
import { purchaseThrottledRows } from './purchase-throttled.js';
import { purchaseUnknownRows } from './purchase-unknown.js';
import { repeatRows } from './repeat/index.js';
import { sendingRows } from './sending/index.js';

/** The fault matrix, in the order of its numbers. */
export const rows: readonly Row[] = [
  ...connectRows,
  ...purchaseUnknownRows,
  ...purchaseAcceptedRows,
  ...purchaseThrottledRows,
  ...purchaseRejectedRows,
  ...purchaseElsewhereRows,
  ...pollRows,
  ...pollAnswerRows,
  ...lifecycleRows,
  ...lookupRows,
  ...repeatRows,
  ...claimRows,
  ...sendingRows,
  ...nodeTransportRows,
  ...operationRows,
].sort((a, b) => a.id - b.id);
