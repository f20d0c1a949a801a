import type {
  PhoneNumberCapabilitiesRequest,
  RequiredCapabilitiesUpdateHeader,
} from '@acs-contracts/phone-numbers-types';
import { checkNames, checkOptions, readArguments } from '../arguments/check.js';
import type { ApiVersion, ApiVersions, DefaultApiVersion } from '../base/api-versions.js';
import { pathOfCapabilities } from '../base/paths.js';
import { property } from '../base/property.js';
import { ContractViolationError } from '../errors/contract-violation-error.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import { OperationFailedError } from '../errors/operation-failed-error.js';
import { checkCapability } from './capabilities.js';
import { type ChangeOptions, checkChange, sendChange } from './change.js';
import { isPhoneNumber } from './ids.js';
import { createOperation, type KnownOperation, type Operation } from './operation-handle.js';
import { readPhoneNumber } from './read.js';
import { rulesOfRead } from './retry-rules.js';
import type { Context } from './step.js';

/** Which capabilities a phone number gets, at least one of them. One that is left out stays as it is. */
export type UpdateOptions = ChangeOptions &
  PhoneNumberCapabilitiesRequest &
  ({ readonly calling: Capability } | { readonly sms: Capability });

/** What a phone number can do, and in which direction. */
type Capability = NonNullable<PhoneNumberCapabilitiesRequest['calling']>;

/** An update of capabilities that the service carries out as a long-running operation. */
export interface CapabilitiesUpdate<V extends ApiVersion = DefaultApiVersion>
  extends Operation<ApiVersions[V]['purchasedPhoneNumber']> {
  readonly kind: 'update';
  /**
   * The id of the operation: `capabilities_` and an id of the service. `undefined` if the response was lost, and the phone
   * number was found to have these capabilities: then there is nothing to poll, and nothing to cancel.
   */
  readonly operationId: string | undefined;
  /**
   * Waits until the operation has ended, and reads the phone number. Waits for 10 minutes by default.
   *
   * @throws OperationFailedError if it failed
   * @throws what {@link Operation.poll} throws
   */
  result: Operation<ApiVersions[V]['purchasedPhoneNumber']>['result'];
}

/** The header with the id of an update; the name is tied to the generated types. */
const header = 'capabilities-id' satisfies RequiredCapabilitiesUpdateHeader;

/** Updates capabilities, and reads the response; the errors are those of `PhoneNumbersClient.updateCapabilities`. */
export async function updateCapabilities<V extends ApiVersion>(
  context: Context,
  options: UpdateOptions,
): Promise<CapabilitiesUpdate<V>> {
  const { phoneNumber, limits, wanted } = readArguments('options', () => checkUpdate(options));
  const { operationId, ...known } = await sendChange(context, limits, {
    kind: 'update',
    method: 'PATCH',
    path: pathOfCapabilities(phoneNumber),
    body: JSON.stringify(wanted satisfies PhoneNumberCapabilitiesRequest),
    contentType: 'application/merge-patch+json',
    header,
    phoneNumber,
    isMade: (number) =>
      Object.entries(wanted).every(([name, value]) => {
        return value === undefined || property(property(number, 'capabilities'), name) === value;
      }),
  });
  return createUpdate(context, operationId, phoneNumber, known);
}

/**
 * Creates the handle of an update.
 *
 * @param phoneNumber `undefined` if only the operation says which one it is
 */
export function createUpdate<V extends ApiVersion>(
  context: Context,
  operationId: string | undefined,
  phoneNumber: string | undefined,
  known: KnownOperation,
): CapabilitiesUpdate<V> {
  const subject = { kind: 'update', operationId } as const;
  const operation = createOperation(context, subject, known, {
    async result(step, body): Promise<ApiVersions[V]['purchasedPhoneNumber']> {
      const updated = phoneNumber ?? numberIn(body?.resourceLocation);
      if (updated !== undefined) return readPhoneNumber<V>(step, updated, rulesOfRead(step));
      throw new ContractViolationError(step, 'contract-violation', 'no phone number in resourceLocation');
    },
    failure: async (step, { body }) => new OperationFailedError(step, body),
  });
  return { ...subject, ...operation };
}

/** Returns the phone number that the URL of one ends with; the URL is never followed. */
function numberIn(url: unknown): string | undefined {
  const number = String(url).replace(/\?.*/, '').replace(/^.*\//, '').replace(/^%2B/i, '+');
  return isPhoneNumber(number) ? number : undefined;
}

function checkUpdate(options: UpdateOptions) {
  checkOptions('options', options);
  checkNames('options', options, 'phoneNumber', 'calling', 'sms', 'signal', 'timeoutMs');
  const { calling, sms } = options;
  if (calling === undefined && sms === undefined)
    throw new InvalidArgumentError('options', 'must have calling or sms, or both');
  if (calling !== undefined) checkCapability('calling', calling);
  if (sms !== undefined) checkCapability('sms', sms);
  return { ...checkChange(options), wanted: { calling, sms } };
}
