import type { PhoneNumberCapabilities, RequiredSearchHeader } from '@acs-contracts/phone-numbers-types';
import { checkCount, checkNames, checkOptions, invalid, readArguments } from '../arguments/check.js';
import { checkWaitOptions, type WaitOptions } from '../arguments/wait-options.js';
import type { ApiVersion, ApiVersions, DefaultApiVersion } from '../base/api-versions.js';
import { operationKinds } from '../base/operation-kinds.js';
import { pathOfSearch } from '../base/paths.js';
import { OperationFailedError } from '../errors/operation-failed-error.js';
import { readAccepted } from './accepted.js';
import { checkCapability } from './capabilities.js';
import { createOperation, type KnownOperation, type Operation } from './operation-handle.js';
import { readSearchResult } from './read.js';
import { rulesOfRead, rulesOfSearch } from './retry-rules.js';
import { checkSearchResult } from './search-result.js';
import { sendWithRetry } from './send-with-retry.js';
import { type Context, createStep } from './step.js';

/** What to search for, and what may end the wait for the response. */
export interface SearchOptions<V extends ApiVersion = DefaultApiVersion> extends WaitOptions {
  /** The country of the phone numbers, ISO 3166-1 alpha-2, such as `US`. */
  readonly countryCode: string;
  readonly phoneNumberType: ApiVersions[V]['phoneNumberType'];
  readonly assignmentType: 'application' | 'person';
  /** What the phone numbers must be able to do, at least. */
  readonly capabilities: PhoneNumberCapabilities;
  /** The area code of geographic phone numbers, such as `425`. */
  readonly areaCode?: string | undefined;
  /** How many phone numbers to find; fewer may be found. @default 1 */
  readonly quantity?: number | undefined;
}

/** What a search has found, as the service sent it, and how long the service holds it. */
export type FoundPhoneNumbers<V extends ApiVersion = DefaultApiVersion> = ApiVersions[V]['searchResult'] & {
  /** How long the phone numbers were still held when this was read, in milliseconds by the clock of the service. */
  readonly expiresInMs: number | undefined;
};

/** A search that the service carries out as a long-running operation. */
export interface Search<V extends ApiVersion = DefaultApiVersion> extends Operation<FoundPhoneNumbers<V>> {
  readonly kind: 'search';
  /** The id of the search, with which it can be purchased. */
  readonly searchId: string;
  /** The id of the operation: `search_<searchId>`. */
  readonly operationId: string;
  /**
   * Waits until the operation has ended, and reads what was found. The service holds it for about 16 minutes from the
   * start of the search. Waits for 10 minutes by default.
   *
   * @throws OperationFailedError if it failed
   * @throws SearchResultError if it found nothing, ended with an error, or has expired
   * @throws what {@link Operation.poll} throws
   */
  result(options?: WaitOptions): Promise<FoundPhoneNumbers<V>>;
}

/** The time that the request may take unless the caller says otherwise, in milliseconds. */
const usualWait = 120_000;

/** The header with the id of a search; the name is tied to the generated types. */
const header = 'search-id' satisfies RequiredSearchHeader;

/** Sends a search, again if it got lost, and reads the response; the errors are those of `PhoneNumbersClient.search`. */
export async function search<V extends ApiVersion>(
  context: Context,
  options: SearchOptions<V>,
): Promise<Search<V>> {
  const { countryCode, limits, ...request } = readArguments('options', () => checkSearch(context, options));
  const step = createStep(
    context,
    { kind: 'search' },
    { phase: 'search', outcome: 'not-sent' },
    usualWait,
    limits,
  );
  const call = { method: 'POST', path: pathOfSearch(countryCode), body: JSON.stringify(request) } as const;
  const { response } = await sendWithRetry(step, call, rulesOfSearch(step));
  const { operationId, retryAfterMs } = readAccepted(step, 'search', header, response);
  return createSearch(context, searchIdOf(operationId), { outcome: 'accepted', retryAfterMs });
}

/** Creates the handle of a search. */
export function createSearch<V extends ApiVersion>(
  context: Context,
  searchId: string,
  known: KnownOperation,
): Search<V> {
  const subject = {
    kind: 'search',
    operationId: `${operationKinds.search.prefix}${searchId}`,
    searchId,
  } as const;
  const operation = createOperation(context, subject, known, {
    async result(step): Promise<FoundPhoneNumbers<V>> {
      const reading = await readSearchResult<V>(step, rulesOfRead(step));
      step.outcome = 'failed';
      return { ...reading.body, expiresInMs: checkSearchResult(step, reading) };
    },
    failure: async (step, { body }) => new OperationFailedError(step, body),
  });
  return { ...subject, ...operation };
}

/** Returns the id of the search from that of its operation. */
function searchIdOf(operationId: string): string {
  return operationId.replace(/^[^_]*_/, '');
}

function checkSearch(context: Context, options: SearchOptions<ApiVersion>) {
  checkOptions('options', options);
  checkNames(
    'options',
    options,
    'countryCode',
    'phoneNumberType',
    'assignmentType',
    'capabilities',
    'areaCode',
    'quantity',
    'signal',
    'timeoutMs',
  );
  const { countryCode, phoneNumberType, assignmentType, capabilities, areaCode, quantity } = options;
  const { phoneNumberTypes } = context.version;
  if (typeof countryCode !== 'string' || !/^[A-Za-z]{2}$/.test(countryCode))
    throw invalid('countryCode', 'a country code of two letters, such as US', countryCode);
  if (!phoneNumberTypes.includes(phoneNumberType))
    throw invalid('phoneNumberType', `one of ${phoneNumberTypes.join(', ')}`, phoneNumberType);
  if (assignmentType !== 'application' && assignmentType !== 'person')
    throw invalid('assignmentType', "'application' or 'person'", assignmentType);
  checkOptions('capabilities', capabilities);
  checkNames('capabilities', capabilities, 'calling', 'sms');
  const { calling, sms } = capabilities;
  checkCapability('capabilities.calling', calling);
  checkCapability('capabilities.sms', sms);
  if (areaCode !== undefined && (typeof areaCode !== 'string' || !/^\d{1,10}$/.test(areaCode)))
    throw invalid('areaCode', 'a string of digits, such as 425', areaCode);
  if (quantity !== undefined) checkCount('quantity', quantity);
  const { signal, timeoutMs } = options;
  const limits = checkWaitOptions({ signal, timeoutMs });
  return {
    countryCode,
    phoneNumberType,
    assignmentType,
    capabilities: { calling, sms },
    areaCode,
    quantity,
    limits,
  };
}
