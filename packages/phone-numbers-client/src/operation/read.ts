import type {
  PhoneNumberOperation,
  PhoneNumberSearchResult,
  paths,
} from '@acs-contracts/phone-numbers-types';
import { ContractViolationError } from '../errors/contract-violation-error.js';
import { excerpt } from '../errors/excerpt.js';
import { parseJson } from '../transport/parse-json.js';
import { readRetryAfter } from '../transport/retry-after.js';
import { exchange } from './exchange.js';
import { isSameId, operationIdOf } from './operation-id.js';
import { repetitionsOfRead } from './repetitions.js';
import type { Step } from './step.js';

const operationPath = '/phoneNumbers/operations/{operationId}' satisfies keyof paths;
const searchResultPath = '/availablePhoneNumbers/searchResults/{searchId}' satisfies keyof paths;

/** The path of an operation. */
export function pathOf(operationId: string): string {
  return operationPath.replace('{operationId}', () => encodeURIComponent(operationId));
}

/** What was read, and how long the service asks to wait before the next read, in milliseconds. */
export interface Reading<T> {
  readonly body: T;
  readonly retryAfterMs: number | undefined;
}

/** Members that the contract names, of an object that may have any. */
type Members<T> = { readonly [Name in keyof T]?: unknown };

/**
 * Reads the operation of a purchase, by the id that it has and never by a URL that a response gives. Of the operation
 * its id, type and status are checked; the rest is as the service sent it.
 *
 * @param most how often the read is repeated at most
 * @throws what `exchange` throws
 * @throws ContractViolationError when the answer is not this operation
 */
export function readOperation(step: Step, most?: number): Promise<Reading<PhoneNumberOperation>> {
  const operationId = operationIdOf(step.subject.searchId);
  return read<PhoneNumberOperation>(
    step,
    pathOf(operationId),
    ({ id, operationType, status }) =>
      isSameId(id, operationId) && operationType === 'purchase' && typeof status === 'string',
    most,
  );
}

/**
 * Reads what a search holds, which a purchase does not change. Of the result its id and phone numbers are checked; the
 * rest is as the service sent it.
 *
 * @throws what `exchange` throws
 * @throws ContractViolationError when the answer is not this search
 */
export async function readSearchResult(step: Step): Promise<PhoneNumberSearchResult> {
  const { searchId } = step.subject;
  const { body } = await read<PhoneNumberSearchResult>(
    step,
    searchResultPath.replace('{searchId}', () => encodeURIComponent(searchId)),
    (result) => isSameId(result.searchId, searchId) && Array.isArray(result.phoneNumbers),
  );
  return body;
}

async function read<T>(
  step: Step,
  path: string,
  isExpected: (body: Members<T>) => boolean,
  most?: number,
): Promise<Reading<T>> {
  const { response, text } = await exchange(step, { method: 'GET', path }, repetitionsOfRead(step, most));
  const body = parseJson(text);
  if (isExpected(Object(body))) return { body, retryAfterMs: readRetryAfter(response.headers) };
  throw new ContractViolationError(step.subject, response, 'what was asked for', `with ${excerpt(text)}`);
}
