import type { Context } from '../cli/context.js';
import { adviceOnNetwork } from '../service/network-advice.js';
import { type Check, reasonOf } from './check.js';
import { firstRequest } from './first-request.js';

/** How far the clocks may differ before the service refuses a signature, in seconds. */
const refusedFrom = 300;

/** From where on a difference is worth a word, in seconds. */
const toldFrom = 60;

/** Compares the clock of this machine with that of the endpoint. */
export async function clock(context: Context): Promise<Check> {
  const name = 'clock';
  try {
    const before = Date.now();
    const there = Date.parse((await firstRequest(context)) ?? '');
    const now = (before + Date.now()) / 2;
    if (Number.isNaN(there)) return { name, isGood: null, finding: 'the endpoint does not tell its time' };
    return judge(name, Math.round((now - there) / 1000));
  } catch (error) {
    context.interrupt.signal.throwIfAborted();
    return { name, isGood: false, finding: `no answer (${reasonOf(error)})`, advice: adviceOnNetwork };
  }
}

/** @param ahead how far this machine is ahead of the endpoint, in seconds */
function judge(name: string, ahead: number): Check {
  const difference = Math.abs(ahead);
  if (difference < toldFrom) return { name, isGood: true, finding: 'as at the endpoint' };
  const finding = `this machine is ${difference} s ${ahead < 0 ? 'behind' : 'ahead of'} the endpoint`;
  const advice = `Set it: from ${refusedFrom} s on, the service refuses what an access key has signed.`;
  return { name, isGood: difference < refusedFrom, finding, advice };
}
