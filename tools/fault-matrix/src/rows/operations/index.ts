import type { Row } from '../../row.js';
import { changeRows } from './change.js';
import { operationLifeRows } from './life.js';
import { searchRows } from './search.js';
import { operationStatusRows } from './statuses.js';
import { waitRows } from './wait.js';

/** Searches, updates and releases. */
export const operationRows: readonly Row[] = [
  ...searchRows,
  ...changeRows,
  ...operationStatusRows,
  ...waitRows,
  ...operationLifeRows,
];
