import { createPhoneNumbersClient } from '@acs-contracts/phone-numbers-client';
import { CommandError } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { exitCodes } from '../cli/exit-codes.js';
import { authentication } from './client.js';
import { propertyOf } from './shapes.js';

/**
 * Reads a phone number; `undefined` if the resource does not own it.
 *
 * @throws CommandError, ClientError
 */
export async function readOne(context: Context, phoneNumber: string): Promise<unknown> {
  const { transport, resource, interrupt } = context;
  const client = createPhoneNumbersClient({ transport, ...authentication(resource) });
  const time = AbortSignal.timeout(context.limits().timeoutMs);
  const reading = client.GET('/phoneNumbers/{phoneNumber}', {
    params: { path: { phoneNumber } },
    signal: AbortSignal.any([interrupt.signal, time]),
  });
  const { data, response } = await reading.catch((reason: unknown) => {
    if (!time.aborted || interrupt.signal.aborted) throw reason;
    throw new CommandError(exitCodes.failed, 'timed-out', 'The service did not answer in time.');
  });
  if (response.status === 404) return undefined;
  if (!response.ok) {
    // What it says besides may echo the credential.
    const message = `The service answered with ${response.status}. "acs-phone-numbers doctor" looks for the reason.`;
    throw new CommandError(exitCodes.failed, 'request-refused', message);
  }
  if (propertyOf(data, 'phoneNumber') !== phoneNumber) {
    const message = `The service answered with something else than the phone number ${phoneNumber}.`;
    throw new CommandError(exitCodes.failed, 'contract-violation', message);
  }
  return data;
}
