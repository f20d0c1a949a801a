import { CommandError } from '../cli/command-error.js';
import type { LocalContext } from '../cli/context.js';
import { exitCodes } from '../cli/exit-codes.js';
import { plain, toJson } from '../cli/plain.js';
import type { LocalAction } from '../cli/run-command.js';
import { wrap } from '../cli/wrap.js';
import type { RecordedPurchase } from '../journal/entry.js';

function documentOf({ file, changedAt, version: _, owner: __, ...entry }: RecordedPurchase) {
  return { ...entry, changedAt: changedAt.toISOString(), file };
}

function lineOf(
  { terminal }: LocalContext,
  { searchId: id, state, changedAt, details }: RecordedPurchase,
): string {
  const searchId = plain(id);
  const time = `${changedAt.toISOString().slice(0, 19)}Z`;
  const numbers = (details.phoneNumbers ?? []).map(plain).join(' ');
  if (!terminal.stdout.isTTY) return [searchId, state, time, numbers].join('\t');
  const columns = terminal.stdout.columns || 80;
  const line = `${searchId} ${state.padEnd(9)} ${time} ${numbers}`.trimEnd();
  return line.length <= columns
    ? line
    : wrap(`${searchId}\n  ${state} ${time} ${numbers}`.trimEnd(), columns);
}

/** `journal list`: the purchases that the journal knows, of all endpoints. */
export function listJournal(): LocalAction {
  return async (context) => {
    const { journal, talk } = context;
    const entries = await journal.all();
    for (const entry of entries) talk.print(lineOf(context, entry));
    if (entries.length === 0) talk.say(`The journal in ${journal.folder} is empty.`);
    return { result: { folder: journal.folder, purchases: entries.map(documentOf) } };
  };
}

/** `journal show`: what the journal knows of one purchase. */
export function showJournal(searchId: string): LocalAction {
  return async ({ journal, talk }) => {
    const entry = await journal.find(searchId);
    if (!entry)
      throw new CommandError(exitCodes.failed, 'not-found', 'The journal does not know this search.', {
        searchId,
      });
    const document = documentOf(entry);
    talk.print(toJson(document, 2));
    return { result: document };
  };
}

/** `journal export`: everything, one JSON object a line. */
export function exportJournal(): LocalAction {
  return async ({ journal, talk }) => {
    const purchases = (await journal.all()).map(documentOf);
    for (const purchase of purchases) talk.print(toJson(purchase));
    return { result: { folder: journal.folder, purchases } };
  };
}

/** A day, in milliseconds. */
const day = 86_400_000;

/** `journal prune`: forgets what ended long ago. */
export function pruneJournal({ days }: { readonly days: number }): LocalAction {
  return async ({ journal, talk }) => {
    const removed = await journal.prune(new Date(Date.now() - days * day));
    for (const file of removed) talk.print(file);
    talk.say(`Removed ${removed.length} files. Their keys can be used for new purchases.`);
    return { result: { removed } };
  };
}
