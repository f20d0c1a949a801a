import { boughtNumber, type Holdings } from './holdings.js';
import type { Operation } from './operation.js';
import type { Unrecorded } from './unrecorded/choices.js';
import { boughtDespiteFailure } from './unrecorded/failure.js';

/** Carries out what an operation leads to that has ended: phone numbers are bought, updated or released. */
export function carryOut(
  operation: Operation,
  isSuccess: boolean,
  holdings: Holdings,
  failedOperation: Unrecorded['failedOperation'],
): void {
  const { kind, accepted } = operation;
  const { search, phoneNumber = '', capabilities = {}, startedAt } = accepted;
  if (kind === 'purchase' && search) {
    const bought = isSuccess ? search.phoneNumbers : boughtDespiteFailure(failedOperation, operation);
    for (const number of bought) holdings.own(boughtNumber(search, number, startedAt), search);
  }
  if (kind === 'capabilities' && isSuccess) holdings.update(phoneNumber, capabilities);
  if (kind === 'release' && isSuccess) holdings.release(phoneNumber);
}
