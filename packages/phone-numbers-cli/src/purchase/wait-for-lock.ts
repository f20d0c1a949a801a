import { refusal } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import type { Lock } from '../journal/lock.js';

/**
 * Waits for a lock of the journal until `--timeout`.
 *
 * @param other who has the lock, for the message
 * @throws CommandError if another process still has it then
 */
export async function waitForLock(
  { journal, interrupt, limits, talk }: Context,
  subject: string,
  other: string,
): Promise<Lock> {
  const time = AbortSignal.timeout(limits().timeoutMs);
  talk.progress(`Waiting for ${other} …`);
  try {
    return await journal.lock(subject, AbortSignal.any([interrupt.signal, time]));
  } catch (error) {
    if (!time.aborted || interrupt.signal.aborted) throw error;
    throw refusal('lock-held', `Another process is still at work: ${other}. Nothing was bought.`);
  }
}
