import type { ApiVersion, ApiVersions, ListOptions } from '@acs-contracts/phone-numbers-client';
import { CommandError } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { exitCodes } from '../cli/exit-codes.js';

/**
 * Lists the phone numbers that the resource owns, until `--timeout`: the client limits the time of each page only.
 *
 * @throws ClientError, CommandError if the list did not end in time
 */
export async function* ownedNumbers(
  context: Context,
  options: Pick<ListOptions, 'limit' | 'onLoop'>,
): AsyncGenerator<ApiVersions[ApiVersion]['purchasedPhoneNumber'], void> {
  const { signal, timeoutMs } = context.limits();
  // A page that nobody answers is left to the client, which knows the reason.
  const time = AbortSignal.timeout(timeoutMs + 250);
  const limits = { signal: AbortSignal.any([signal, time]), timeoutMs };
  try {
    yield* context.client().phoneNumbers({ ...options, ...limits });
  } catch (cause) {
    if (!time.aborted || signal.aborted) throw cause;
    const message = 'The list of phone numbers did not end in time. Give it more with --timeout.';
    throw new CommandError(exitCodes.failed, 'timed-out', message, {}, { cause });
  }
}
