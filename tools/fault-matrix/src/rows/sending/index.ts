import type { Row } from '../../row.js';
import { argumentRows } from './arguments.js';
import { credentialRows } from './credentials.js';
import { customFetchRows } from './custom-fetch.js';
import { statusRows } from './statuses.js';

/** The faults of what a purchase is sent with, and every status that it can be answered with. */
export const sendingRows: readonly Row[] = [
  ...argumentRows,
  ...credentialRows,
  ...statusRows,
  ...customFetchRows,
];
