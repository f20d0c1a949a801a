import { createPhoneNumbersClient } from '@acs-contracts/phone-numbers-client';
import { refusal } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { authentication } from '../service/client.js';
import { propertyOf } from '../service/shapes.js';

/** The longest that this read may take, in milliseconds. */
const longest = 10_000;

/**
 * Returns whether the service shows a purchase of a search that is under way or has ended, from any machine. One that failed may be made
 * again: the client looks what it delivered.
 *
 * @throws what the person ended it with
 */
export async function isPurchased(context: Context, searchId: string): Promise<boolean> {
  const { transport, resource, interrupt } = context;
  const { operationId } = context.client().resume({ searchId });
  const time = AbortSignal.timeout(Math.min(longest, Math.ceil(context.limits().timeoutMs / 2)));
  try {
    const client = createPhoneNumbersClient({ transport, ...authentication(resource) });
    const { data, response } = await client.GET('/phoneNumbers/operations/{operationId}', {
      params: { path: { operationId } },
      signal: AbortSignal.any([interrupt.signal, time]),
    });
    const isSame = String(propertyOf(data, 'id')).toLowerCase() === operationId.toLowerCase();
    const status = String(propertyOf(data, 'status'));
    return response.status === 200 && isSame && !/^(?:notStarted|failed)$/i.test(status);
  } catch (error) {
    // What is wrong with the service, the search says better.
    if (interrupt.signal.aborted) throw error;
    return false;
  }
}

/** Prevents that a purchase is sent which is there already: its price was not agreed on. */
export async function sendNothing(): Promise<void> {
  const message = 'The service has shown a purchase of this search, and does not any longer.';
  throw refusal('unclear', `${message} This run bought nothing. Try again.`);
}
