import type { RequiredReleaseHeader } from '@acs-contracts/phone-numbers-types';
import { checkNames, checkOptions, readArguments } from '../arguments/check.js';
import { pathOfPhoneNumber } from '../base/paths.js';
import { OperationFailedError } from '../errors/operation-failed-error.js';
import { type ChangeOptions, checkChange, sendChange } from './change.js';
import { createOperation, type KnownOperation, type Operation } from './operation-handle.js';
import type { Context } from './step.js';

/** A release that the service carries out as a long-running operation. Its result is nothing. */
export interface Release extends Operation<void> {
  readonly kind: 'release';
  /**
   * The id of the operation: `release_` and an id of the service. `undefined` if the response was lost, and the phone
   * number was found to be released: then there is nothing to poll, and nothing to cancel.
   */
  readonly operationId: string | undefined;
}

/** The header with the id of a release; the name is tied to the generated types. */
const header = 'release-id' satisfies RequiredReleaseHeader;

/** Releases a phone number, and reads the response; the errors are those of `PhoneNumbersClient.release`. */
export async function release(context: Context, options: ChangeOptions): Promise<Release> {
  const { phoneNumber, limits } = readArguments('options', () => {
    checkOptions('options', options);
    checkNames('options', options, 'phoneNumber', 'signal', 'timeoutMs');
    return checkChange(options);
  });
  const { operationId, ...known } = await sendChange(context, limits, {
    kind: 'release',
    method: 'DELETE',
    path: pathOfPhoneNumber(phoneNumber),
    header,
    phoneNumber,
    isMade: (number) => number === undefined,
  });
  return createRelease(context, operationId, known);
}

/** Creates the handle of a release. */
export function createRelease(
  context: Context,
  operationId: string | undefined,
  known: KnownOperation,
): Release {
  const subject = { kind: 'release', operationId } as const;
  const operation = createOperation(context, subject, known, {
    result: async () => {},
    failure: async (step, { body }) => new OperationFailedError(step, body),
  });
  return { ...subject, ...operation };
}
