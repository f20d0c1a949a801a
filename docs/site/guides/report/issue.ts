/** What a reader says of an answer of the service. */
export interface RecordedAnswer {
  /** The row of the evidence table, or another short name. */
  readonly row: string;
  readonly apiVersion: string;
  /** The day when it was recorded. */
  readonly date: string;
  /** Request and response, without credentials. */
  readonly exchange: string;
  /** What `contract-tests check` reports of it. */
  readonly report: string;
}

const newIssue = 'https://github.com/acs-contracts/acs-contracts/issues/new';

/** The form on GitHub that the fields are put into. */
export const template = 'recorded-traffic.yml';

/** Servers refuse longer addresses; GitHub's were seen to refuse those over about 8 kB. */
export const longestUrl = 7500;

/** An issue that is not written yet. */
export interface IssueDraft {
  /** Opens the form of GitHub with what fits into an address. */
  readonly url: string;
  /** The fields that did not fit, which the reader has to paste. */
  readonly toPaste: readonly ('exchange' | 'report')[];
}

/** Returns the issue that a reader is about to write. Nothing is sent before its URL is opened. */
export function draftIssue(answer: RecordedAnswer): IssueDraft {
  const drafts = [[], ['report'], ['report', 'exchange']] as const;
  const found = drafts.find((toPaste) => urlOf(answer, toPaste).length <= longestUrl) ?? drafts[2];
  return { url: urlOf(answer, found), toPaste: found };
}

function urlOf(answer: RecordedAnswer, left: readonly string[]): string {
  const { row, apiVersion, date, exchange, report } = answer;
  const url = new URL(newIssue);
  const fields = { row, 'api-version': apiVersion, date, exchange, report };
  url.searchParams.set('template', template);
  url.searchParams.set('title', `Recorded: ${row}`);
  for (const [name, value] of Object.entries(fields)) {
    if (value.trim() !== '' && !left.includes(name)) url.searchParams.set(name, value);
  }
  return url.href;
}
