import type { PhoneNumberOperation } from '@acs-contracts/phone-numbers-types';
import type { ApiVersion, ApiVersions } from '../base/api-versions.js';
import { operationKinds } from '../base/operation-kinds.js';
import { parseJson } from '../base/parse-json.js';
import { pathOfOperation, pathOfPhoneNumber, pathOfSearchResult } from '../base/paths.js';
import { plainText } from '../base/plain-text.js';
import { isTexts, property } from '../base/property.js';
import { readRetryAfter } from '../base/retry-after.js';
import { ContractViolationError } from '../errors/contract-violation-error.js';
import { mayBeOfService, saysNotOwned } from './absence.js';
import { isSameId } from './ids.js';
import { type Answer, type RetryRules, sendWithRetry } from './send-with-retry.js';
import type { Step } from './step.js';

/** What was read. */
export interface Reading<T> {
  readonly body: T;
  readonly text: string;
  /** When the service answered, by its own clock. */
  readonly date: string | null;
  /** How long the service asks to wait before the next read, in milliseconds. */
  readonly retryAfterMs: number | undefined;
}

/** A step whose operation is known. */
export type OperationStep = Step & { readonly operationId: string };
/** A step whose search is known. */
export type SearchStep = Step & { readonly searchId: string };

/**
 * Reads an operation, by the id that it has and never by a URL that a response contains. Its id, type and
 * status are checked; the rest is as the service sent it.
 *
 * @throws what `sendWithRetry` throws
 * @throws ContractViolationError if the response is not this operation
 */
export async function readOperation(
  step: OperationStep,
  rules: RetryRules,
): Promise<Reading<PhoneNumberOperation>> {
  const path = pathOfOperation(step.operationId);
  return readingOf(
    step,
    path,
    await sendWithRetry(step, { method: 'GET', path }, rules),
    isOperationOf(step),
  );
}

/** Reads an operation as {@link readOperation} does; `undefined` if the first answer that counts is a 404. */
export async function findOperation(
  step: OperationStep,
  rules: RetryRules,
): Promise<Reading<PhoneNumberOperation> | undefined> {
  const path = pathOfOperation(step.operationId);
  return find(step, path, rules, isOperationOf(step));
}

/**
 * Reads what a search holds, which a purchase does not change. Its id and phone numbers are checked; the rest is as the
 * service sent it.
 *
 * @throws what `sendWithRetry` throws
 * @throws ContractViolationError if the response is not this search
 */
export async function readSearchResult<V extends ApiVersion>(
  step: SearchStep,
  rules: RetryRules,
): Promise<Reading<ApiVersions[V]['searchResult']>> {
  const path = pathOfSearchResult(step.searchId);
  const answer = await sendWithRetry(step, { method: 'GET', path }, rules);
  return readingOf(step, path, answer, isSearchResultOf<V>(step));
}

/** Reads what a search holds as {@link readSearchResult} does; `undefined` if the first answer that counts is a 404. */
export async function findSearchResult(
  step: SearchStep,
  rules: RetryRules,
): Promise<ApiVersions[ApiVersion]['searchResult'] | undefined> {
  return (await find(step, pathOfSearchResult(step.searchId), rules, isSearchResultOf(step)))?.body;
}

/**
 * Reads a phone number that the resource owns. It is checked that it is that one; the rest is as the service sent it.
 *
 * @throws what `sendWithRetry` throws
 * @throws ContractViolationError if the response is not this phone number
 */
export async function readPhoneNumber<V extends ApiVersion>(
  step: Step,
  phoneNumber: string,
  rules: RetryRules,
): Promise<ApiVersions[V]['purchasedPhoneNumber']> {
  const path = pathOfPhoneNumber(phoneNumber);
  const answer = await sendWithRetry(step, { method: 'GET', path }, rules);
  return readingOf(step, path, answer, isPhoneNumberOf<V>(phoneNumber)).body;
}

/**
 * Reads a phone number that the resource owns; `undefined` if the first answer that counts is a 404 of the service. It is checked as by
 * {@link readPhoneNumber}.
 */
export async function findPhoneNumber(
  step: Step,
  phoneNumber: string,
  rules: RetryRules,
): Promise<ApiVersions[ApiVersion]['purchasedPhoneNumber'] | undefined> {
  const path = pathOfPhoneNumber(phoneNumber);
  return (await find(step, path, rules, isPhoneNumberOf(phoneNumber), saysNotOwned))?.body;
}

async function find<T>(
  step: Step,
  path: string,
  rules: RetryRules,
  isExpected: (body: unknown) => body is T,
  isAbsence: RetryRules['isAbsence'] = mayBeOfService,
): Promise<Reading<T> | undefined> {
  const answer = await sendWithRetry(step, { method: 'GET', path }, { ...rules, isAbsence });
  return answer.response.status === 404 ? undefined : readingOf(step, path, answer, isExpected);
}

/**
 * Returns what was read, if it is what was expected.
 *
 * @throws ContractViolationError if it is not
 */
export function readingOf<T>(
  step: Step,
  path: string,
  { response, text }: Answer,
  isExpected: (body: unknown) => body is T,
): Reading<T> {
  const body = parseJson(text);
  // Whole, as the service sent it or a proxy changed it (203). A part of it (206) may end anywhere.
  if ([200, 203].includes(response.status) && isExpected(body)) {
    const { headers } = response;
    return { body, text, date: headers.get('date'), retryAfterMs: readRetryAfter(headers) };
  }
  const excerpt = plainText(step.redact(text.slice(0, 2000)), 200);
  const what =
    excerpt === '' ? 'an empty body' : `a body that is not that of ${path}: ${JSON.stringify(excerpt)}`;
  throw new ContractViolationError(step, 'contract-violation', `${response.status} and ${what}`, response);
}

function isOperationOf({ kind = 'operation', operationId }: OperationStep) {
  return (body: unknown): body is PhoneNumberOperation => {
    const [id, type, status] = ['id', 'operationType', 'status'].map((name) => property(body, name));
    const isOfKind =
      kind === 'operation' ? typeof type === 'string' : type === operationKinds[kind].operationType;
    return isSameId(id, operationId) && isOfKind && typeof status === 'string';
  };
}

function isSearchResultOf<V extends ApiVersion>({ searchId }: SearchStep) {
  return (body: unknown): body is ApiVersions[V]['searchResult'] =>
    isSameId(property(body, 'searchId'), searchId) && isTexts(property(body, 'phoneNumbers'));
}

function isPhoneNumberOf<V extends ApiVersion>(phoneNumber: string) {
  return (body: unknown): body is ApiVersions[V]['purchasedPhoneNumber'] =>
    property(body, 'phoneNumber') === phoneNumber;
}
