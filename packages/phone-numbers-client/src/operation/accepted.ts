import { operationKinds } from '../base/operation-kinds.js';
import { readRetryAfter } from '../base/retry-after.js';
import { ContractViolationError } from '../errors/contract-violation-error.js';
import type { FetchResponse } from '../transport/fetch.js';
import { isCredential, isOperationId } from './ids.js';
import type { Step } from './step.js';

/** An operation that the service has accepted. */
export interface Accepted {
  readonly operationId: string;
  readonly retryAfterMs: number | undefined;
}

/**
 * Reads the 202 to a request whose operation has an id that the service chooses: of its headers, the first with an id of
 * this kind counts, unless it is made of a credential. `Operation-Location` is read for its id alone, and never followed.
 *
 * @param ownHeader the header with the id without its prefix, such as `search-id`
 * @throws ContractViolationError if it is no 202, or has no such id; then it is unknown whether it was accepted
 */
export function readAccepted(
  step: Step,
  kind: keyof typeof operationKinds,
  ownHeader: string,
  response: FetchResponse,
): Accepted {
  const { status, headers } = response;
  const { prefix } = operationKinds[kind];
  const operationId = [
    headers.get('operation-id'),
    headers.get('operation-location')?.replace(/\?.*/, '').split('/').at(-1),
    `${prefix}${headers.get(ownHeader) ?? ''}`,
  ].find(
    (id) =>
      isOperationId(id) && id.startsWith(prefix) && id !== prefix && !isCredential(id, step.context.secrets),
  );
  if (status === 202 && isOperationId(operationId)) {
    return { operationId, retryAfterMs: readRetryAfter(headers) };
  }
  step.outcome = 'unknown';
  const received =
    status === 202
      ? `202 and no id of ${kind === 'update' ? 'an' : 'a'} ${kind}`
      : `${status} instead of 202`;
  throw new ContractViolationError(step, 'contract-violation', received, response);
}
