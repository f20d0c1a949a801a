import type { Row } from '../../row.js';
import { earlierFailureRows } from './earlier-failure.js';
import { memoryRows } from './memory.js';
import { resumeRows } from './resume.js';
import { sharingRows } from './sharing.js';

/** The faults of a search that is purchased more than once, by one client or after others. */
export const repeatRows: readonly Row[] = [
  ...memoryRows,
  ...sharingRows,
  ...earlierFailureRows,
  ...resumeRows,
];
