import { PhoneNumbersError } from '@acs-contracts/phone-numbers-client';
import type { Context } from '../cli/context.js';
import { describeError } from '../cli/describe-error.js';
import { adviceOnNetwork } from '../service/network-advice.js';
import type { Check } from './check.js';

/**
 * Returns the check that a request has failed.
 *
 * @param advice what to do; by default what helps against errors of this kind
 * @throws the error if it does not come from the client, and after Ctrl+C
 */
export function failedCheck(
  { interrupt, resource }: Context,
  name: string,
  error: unknown,
  advice?: string | undefined,
): Check {
  interrupt.signal.throwIfAborted();
  if (!PhoneNumbersError.isInstance(error)) throw error;
  const finding = describeError(error).message;
  return { name, isGood: false, finding, advice: advice ?? adviceOf(error, 'connectionString' in resource) };
}

function adviceOf({ code, status = 0, cause }: PhoneNumbersError, hasKey: boolean): string {
  if (code === 'certificate-refused') return 'Check the certificates of this machine, and the proxy.';
  if (code === 'connection-failed') return adviceOnNetwork;
  // What was answered before says more than that the time is up.
  if (isOver(code) && PhoneNumbersError.isInstance(cause) && !isOver(cause.code))
    return adviceOf(cause, hasKey);
  if (isOver(code)) return 'Check the network; is this the endpoint of a resource?';
  if (code === 'credential-failed') return 'Log in with "az login", or use a connection string.';
  if (status === 401)
    return 'Copy the connection string again: the key may be of another resource, or renewed.';
  if (status === 403 && hasKey)
    return 'Let the resource be reached from this network with a key: see its pages Networking and Keys.';
  if (status === 403) return 'Give the identity a role of the resource, such as Contributor.';
  if (status >= 500 || status === 429) return 'Wait a little, and try again.';
  return 'Check the endpoint: does a resource of Communication Services answer there?';
}

function isOver(code: string): boolean {
  return code === 'timed-out' || code === 'still-running';
}
