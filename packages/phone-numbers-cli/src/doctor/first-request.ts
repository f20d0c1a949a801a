import type { Context } from '../cli/context.js';
import { inSeconds, patienceOf } from './check.js';

/**
 * Sends a request without a credential, and returns the `Date` header of its answer, whatever else that is.
 *
 * @throws the error of the connection, also if no answer came in time
 */
export async function firstRequest(context: Context): Promise<string | null> {
  const { resource, transport, interrupt } = context;
  const patience = patienceOf(context);
  const time = AbortSignal.timeout(patience);
  const signal = AbortSignal.any([interrupt.signal, time]);
  try {
    const init = { method: 'GET', headers: {}, signal, onSend() {} };
    const { headers } = await transport.send(`${resource.endpoint}/`, init);
    return headers.get('date');
  } catch (error) {
    interrupt.signal.throwIfAborted();
    throw time.aborted ? new Error(`none in ${inSeconds(patience)}`) : error;
  }
}
