import type { Candidate, Comparison } from './candidate.js';
import { official } from './official.js';
import { openapiFetch } from './openapi-fetch.js';
import { createOurs } from './ours.js';
import { createRawFetch } from './raw-fetch.js';

const post = 'the POST';
const readAfter = 'a read that finds the operation succeeded';

/** Everything that is measured. */
export const comparisons: readonly Comparison<Candidate>[] = [
  {
    requests: [post, readAfter],
    entries: [
      createRawFetch('ignore'),
      createOurs('ignore', 'fetch'),
      createOurs('ignore', 'node'),
      openapiFetch,
      official,
    ],
  },
  {
    requests: ['a read that finds no operation (404)', post, readAfter],
    entries: [createRawFetch('look'), createOurs('look', 'fetch'), createOurs('look', 'node')],
  },
];
