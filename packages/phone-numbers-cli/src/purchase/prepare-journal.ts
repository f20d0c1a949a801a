import { refusal } from '../cli/command-error.js';
import type { Context } from '../cli/context.js';
import { JournalError } from '../journal/journal-error.js';

/**
 * Makes sure that the journal can be written before a search holds phone numbers for nothing.
 *
 * @throws CommandError if it cannot be written
 */
export async function prepareJournal({ journal }: Context): Promise<void> {
  await journal.prepare().catch((error: unknown) => {
    if (!(error instanceof JournalError)) throw error;
    throw refusal('journal', `${error.message} Nothing was bought.`);
  });
}
