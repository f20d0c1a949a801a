import { checkCount, checkNames, checkOptions, invalid, readArguments } from '../arguments/check.js';
import { checkWaitOptions, type WaitOptions } from '../arguments/wait-options.js';
import type { ApiVersion, ApiVersions } from '../base/api-versions.js';
import { phoneNumbersPath } from '../base/paths.js';
import { isArray, property } from '../base/property.js';
import { pauseBefore } from '../base/retry-after.js';
import { ContractViolationError } from '../errors/contract-violation-error.js';
import { stoppable } from './iterator.js';
import { readingOf } from './read.js';
import { rulesOfRead } from './retry-rules.js';
import { sendWithRetry, waitFor } from './send-with-retry.js';
import { type Context, createStep, type Step } from './step.js';

/** How much to list, and what may end the wait for one page; empty pages count with the next one. */
export interface ListOptions extends WaitOptions {
  /** The number of phone numbers after which the list ends. @default all of them */
  readonly limit?: number | undefined;
  /** The number of phone numbers in one page, at most. @default what the service chooses */
  readonly pageSize?: number | undefined;
  /**
   * What happens at a `nextLink` that leads back to a page that was read: the list ends, or the iterator throws a
   * `ContractViolationError`, since phone numbers may be missing from it. @default 'end'
   */
  readonly onLoop?: 'end' | 'throw' | undefined;
}

/** A page of the list, as far as it is checked. */
interface Page<PhoneNumber> {
  readonly phoneNumbers: readonly PhoneNumber[];
  readonly nextLink?: unknown;
}

/** How long one page with a phone number on it may take unless the caller says otherwise, in milliseconds. */
const usualWait = 120_000;

/**
 * Lists the phone numbers that the resource owns, page by page; the errors are those of
 * `PhoneNumbersClient.phoneNumbers`.
 */
export function listPhoneNumbers<V extends ApiVersion>(
  context: Context,
  options: ListOptions | undefined,
): AsyncIterableIterator<ApiVersions[V]['purchasedPhoneNumber']> {
  return stoppable((stopped) => numbersOf<V>(context, options, stopped));
}

async function* numbersOf<V extends ApiVersion>(
  context: Context,
  options: ListOptions = {},
  stopped: AbortSignal,
): AsyncGenerator<ApiVersions[V]['purchasedPhoneNumber'], void> {
  const { limit, pageSize, onLoop, limits } = readArguments('options', () => checkList(options));
  let left = limit;
  let query: string | undefined = `${pageSize === undefined ? '' : `top=${pageSize}&`}${context.query}`;
  const queries = new Set<string>();
  // The phone numbers of each page: the link to one may be written in many ways.
  const pages = new Set<string>();
  const start = () =>
    createStep(context, {}, { phase: 'list', outcome: 'not-sent', stopped }, usualWait, limits);
  let step = start();
  let empty = 0;
  while (query !== undefined) {
    queries.add(query);
    // Pages with nothing on them may go on forever: they are asked for at a pace, within the time of one page.
    if (empty > 1) await waitFor(step, pauseBefore(empty - 2, undefined));
    const { phoneNumbers, nextLink }: Page<ApiVersions[V]['purchasedPhoneNumber']> = await readPage<V>(
      step,
      query,
    );
    const page = phoneNumbers.map(({ phoneNumber }) => phoneNumber).join();
    if (page !== '' && pages.has(page)) {
      if (onLoop === 'end') return;
      throw leadsBack(step);
    }
    pages.add(page);
    for (const phoneNumber of phoneNumbers.slice(0, left)) yield phoneNumber;
    left -= phoneNumbers.length;
    query = left > 0 ? queryOf(step, nextLink) : undefined;
    empty = phoneNumbers.length === 0 ? empty + 1 : 0;
    if (empty === 0) step = start();
    // It would never end.
    if (query === undefined || !queries.has(query)) continue;
    if (onLoop === 'end') return;
    throw leadsBack(step);
  }
}

function leadsBack(step: Step): ContractViolationError {
  const received = 'a nextLink that leads back to a page that was read';
  return new ContractViolationError(step, 'contract-violation', received);
}

function entriesOf(page: unknown): readonly unknown[] | undefined {
  const entries = property(page, 'phoneNumbers');
  return isArray(entries) ? entries : undefined;
}

async function readPage<V extends ApiVersion>(
  step: Step,
  query: string,
): Promise<Page<ApiVersions[V]['purchasedPhoneNumber']>> {
  const call = { method: 'GET', path: phoneNumbersPath, query } as const;
  const answer = await sendWithRetry(step, call, rulesOfRead(step));
  const isPage = (body: unknown): body is Page<ApiVersions[V]['purchasedPhoneNumber']> =>
    entriesOf(body)?.every((entry) => typeof property(entry, 'phoneNumber') === 'string') === true;
  return readingOf(step, phoneNumbersPath, answer, isPage).body;
}

/**
 * Returns the query of the next page; `undefined` after the last one.
 *
 * @throws ContractViolationError if the link does not lead to another page of this list
 */
function queryOf(step: Step, nextLink: unknown): string | undefined {
  if (nextLink === undefined || nextLink === null || nextLink === '') return undefined;
  const { origin, query } = step.context;
  const link = String(nextLink);
  // What is relative is so to the page that it stands in (RFC 3986, section 5.1.3).
  const page = `${origin}${phoneNumbersPath}`;
  const url = URL.canParse(link, page) ? new URL(link, page) : undefined;
  if (url?.origin !== origin || url.pathname !== phoneNumbersPath) {
    throw new ContractViolationError(step, 'contract-violation', 'a nextLink that leads somewhere else');
  }
  return url.searchParams.has('api-version') ? url.search.slice(1) : `${url.search.slice(1)}&${query}`;
}

function checkList(options: ListOptions) {
  checkOptions('options', options);
  checkNames('options', options, 'limit', 'pageSize', 'onLoop', 'signal', 'timeoutMs');
  const { limit, pageSize, onLoop = 'end', signal, timeoutMs } = options;
  if (limit !== undefined) checkCount('limit', limit);
  if (pageSize !== undefined) checkCount('pageSize', pageSize);
  if (onLoop !== 'end' && onLoop !== 'throw') throw invalid('onLoop', "'end' or 'throw'", onLoop);
  const limits = checkWaitOptions({ signal, timeoutMs });
  return { limit: limit ?? Number.POSITIVE_INFINITY, pageSize, onLoop, limits };
}
