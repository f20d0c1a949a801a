import { problemLine } from './report.js';
import type { Tally } from './tally.js';

/** Problems that the report has in full. */
const shownProblems = 20;

/** What to know before reading the findings, a line each. */
export function notesOf(tally: Tally): string[] {
  const { outside, unanswered, rows, problems } = tally.summary();
  const { uncertain, excess } = tally.unseen;
  // A file that could not be read at all says so where it stands in the report.
  const ofEntries = problems.filter(({ place }) => place !== '');
  const more = ofEntries.length - shownProblems;
  const tolerated = rows.map(({ row, exchanges }) => `${row} (${exchanges})`).join(', ');
  return [
    ...ofEntries.slice(0, shownProblems).map(problemLine),
    ...(more > 0 ? [`${more} more could not be read or checked`] : []),
    ...(tally.unshown > 0
      ? [`There are more than 500 different findings; not shown: ${tally.unshown} of the others.`]
      : []),
    ...(outside > 0 ? [`Not checked, as they are to other hosts or paths: ${exchanges(outside)}.`] : []),
    ...(unanswered > 0 ? [`Not checked, as they have no response: ${exchanges(unanswered)}.`] : []),
    ...(uncertain > 0
      ? [
          `Each checked alone, as a request among them that changes something has no response or no body: ${exchanges(uncertain)}.`,
        ]
      : []),
    ...(excess > 0 ? [`Each checked alone, as too many are about one thing: ${exchanges(excess)}.`] : []),
    ...(tolerated === ''
      ? []
      : [`Tolerated by rows of evidence, with the number of exchanges: ${tolerated}.`]),
  ];
}

function exchanges(count: number): string {
  return count === 1 ? '1 exchange' : `${count} exchanges`;
}
