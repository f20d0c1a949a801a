import { createPhoneNumbersClient } from '@acs-contracts/phone-numbers-client';
import type { Context } from '../cli/context.js';
import { authentication } from '../service/client.js';

/** How long the service may take to answer, in milliseconds: what was bought is known without it. */
const patience = 5000;

/**
 * Warns if a purchase that is told from the journal is unknown to the service, as after an emulator was started anew. If the
 * service does not answer, nothing is said.
 */
export async function warnIfUnknown(context: Context, searchId: string): Promise<void> {
  const { transport, resource, journal, talk } = context;
  const { signal, timeoutMs } = context.limits();
  const client = createPhoneNumbersClient({ transport, ...authentication(resource) });
  const time = AbortSignal.timeout(Math.min(patience, timeoutMs));
  const reading = client.GET('/phoneNumbers/operations/{operationId}', {
    params: { path: { operationId: `purchase_${searchId}` } },
    signal: AbortSignal.any([signal, time]),
  });
  const answer = await reading.catch(() => undefined);
  if (answer?.response.status !== 404) return;
  talk.warn(
    `warning: The purchase was told from the journal in ${journal.folder}, and the service knows no such purchase (404). ` +
      'A key belongs to its purchase for good. For a new one, such as with an emulator that was started anew, take another ' +
      'key, or a journal of its own with --journal DIR.',
  );
}
