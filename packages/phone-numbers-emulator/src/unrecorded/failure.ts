import type { CommunicationError } from '@acs-contracts/phone-numbers-types';
import { errorTree } from '../error-tree.js';
import type { FailureCause, Operation } from '../operation.js';
import type { Unrecorded } from './choices.js';

const plain: CommunicationError = {
  code: 'PurchaseFailed',
  message: 'The purchase of the phone numbers failed.',
};

/** The errors of operations that fail for a reason of their own. The first codes are those of a search result. */
const causes: Readonly<Record<Exclude<FailureCause, 'scenario'>, CommunicationError>> = {
  expired: { code: 'ReservationExpired', message: 'The search has expired.', target: 'searchid' },
  taken: {
    code: 'AllNumbersNotAcquired',
    message: 'The phone numbers of the search are no longer available.',
    target: 'phonenumbers',
  },
  outOfStock: {
    code: 'OutOfStock',
    message: 'There are not enough phone numbers that match the search.',
    target: 'quantity',
  },
  capabilities: {
    code: 'BadRequest',
    message: 'The plan of the phone number does not permit the capabilities.',
    target: 'capabilities',
  },
  canceled: { code: 'OperationCanceled', message: 'The operation was cancelled.', target: 'operationid' },
};

/** The error of a failed operation, built after the definition of an error in the REST reference; nothing if it has none. */
export function failureOf(
  choice: Unrecorded['failedOperation'],
  cause: FailureCause,
): CommunicationError | undefined {
  if (cause !== 'scenario') return causes[cause];
  switch (choice) {
    case 'errorTree':
      return errorTree(plain.code, plain.message);
    case 'nothing':
    case 'unsaidPartial':
      return plain;
    case 'partial':
      return {
        ...plain,
        details: [
          {
            code: 'NumbersPartiallyAcquired',
            message: 'Some of the phone numbers could not be acquired.',
            target: 'phonenumbers',
          },
        ],
      };
    case 'noError':
      return undefined;
  }
}

/** The phone numbers that a failed operation has bought. */
export function boughtDespiteFailure(
  choice: Unrecorded['failedOperation'],
  { search, failureCause }: Operation,
): readonly string[] {
  const isPartial = failureCause === 'scenario' && (choice === 'partial' || choice === 'unsaidPartial');
  const phoneNumbers = search?.phoneNumbers ?? [];
  return isPartial ? phoneNumbers.slice(0, Math.floor(phoneNumbers.length / 2)) : [];
}
