import type { Candidate } from './candidate.js';
import { official } from './official.js';
import { openapiFetch } from './openapi-fetch.js';
import { ours } from './ours.js';
import { rawFetch } from './raw-fetch.js';

/** Everything that is measured, the yardstick first. */
export const candidates: readonly Candidate[] = [rawFetch, openapiFetch, ours, official];
