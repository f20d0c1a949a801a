import { createNodeTransport, type NodeTransport } from '@acs-contracts/phone-numbers-client/node';
import { readJournal } from '../journal/journal.js';
import type { CommonOptions } from './common-options.js';
import { type Context, createContext, type LocalContext, type Run, type SentRequests } from './context.js';
import { type DescribedError, describeError } from './describe-error.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { type HidingTerminal, hidingCredentials } from './hide-keys.js';
import { interruptible } from './interrupt.js';
import { journalFolder } from './journal-folder.js';
import { createTalk } from './terminal.js';

/** What a command led to. */
export interface Result {
  /** The `result` of the document of `--json`. */
  readonly result: unknown;
  /** @default 0 */
  readonly exitCode?: ExitCode | undefined;
}

/** What a command does; it prints its data itself, but for the document. */
export type Action = (context: Context) => Promise<Result>;

/** What a command about the journal does. */
export type LocalAction = (context: LocalContext) => Promise<Result>;

/** Runs a command about the resource, prints its document or error, and returns the exit code. */
export async function runCommand(
  terminal: HidingTerminal,
  command: string,
  options: CommonOptions,
  create: () => Promise<Action>,
): Promise<ExitCode> {
  return runWith(terminal, command, options, async (run) => {
    const action = await create();
    return action(await createContext(run));
  });
}

/** Runs a command about the journal, prints its document or error, and returns the exit code. */
export async function runLocally(
  terminal: HidingTerminal,
  command: string,
  options: CommonOptions,
  create: () => Promise<LocalAction>,
): Promise<ExitCode> {
  return runWith(terminal, command, options, async ({ talk }) => {
    const journal = readJournal(journalFolder(options.journal, terminal.env));
    const action = await create();
    return action({ terminal, talk, journal });
  });
}

async function runWith(
  terminal: HidingTerminal,
  command: string,
  options: CommonOptions,
  work: (run: Run) => Promise<Result>,
): Promise<ExitCode> {
  const { json = false, quiet = false, color } = options;
  const talk = createTalk(terminal, { json, quiet, color });
  const interrupt = interruptible(terminal);
  const sent: SentRequests = { purchase: false, search: false, change: false };
  let transport: NodeTransport | undefined;
  try {
    // Its proxy, from the environment, may be invalid.
    transport = hidingCredentials(createNodeTransport(), terminal);
    const { result, exitCode = exitCodes.done } = await work({
      options,
      terminal,
      talk,
      interrupt,
      sent,
      transport,
    });
    talk.document({ command, exitCode, result });
    return exitCode;
  } catch (error) {
    const { exitCode, code, message, ids, outcome } = interrupt.signal.aborted
      ? interruption(error, sent)
      : describeError(error);
    talk.warn(`error: ${message}${idsText(message, ids)}`, ['red', 'error']);
    talk.document({ command, exitCode, error: { code, message, ...ids, ...(outcome && { outcome }) } });
    return exitCode;
  } finally {
    interrupt.stop();
    transport?.close();
    talk.progress('');
  }
}

/** Says what was sent, and how to go on. */
function interruption(error: unknown, sent: SentRequests): DescribedError {
  const { ids, outcome } = idsOf(error);
  return {
    exitCode: exitCodes.interrupted,
    code: 'interrupted',
    message: `Interrupted. ${whatWasSent(sent)}`,
    ids,
    outcome,
  };
}

function idsOf(error: unknown): Pick<DescribedError, 'ids' | 'outcome'> {
  try {
    return describeError(error);
  } catch {
    // What a prompt throws.
    return { ids: {} };
  }
}

function whatWasSent({ purchase, search, change }: SentRequests): string {
  if (purchase) return 'The purchase was sent: go on with "acs-phone-numbers resume".';
  if (change) return 'The change was sent: see with "acs-phone-numbers list" what became of it.';
  if (search)
    return 'Only a search was sent: nothing was bought. What it found is held for about 16 minutes.';
  return 'This run has sent nothing that changes anything.';
}

function idsText(message: string, { searchId, operationId, phoneNumbers }: DescribedError['ids']): string {
  const lines = [
    searchId && !message.includes(searchId) && `search id: ${searchId}`,
    operationId && !searchId && !message.includes(operationId) && `operation id: ${operationId}`,
    phoneNumbers?.length &&
      !message.includes(phoneNumbers[0] ?? '') &&
      `delivered: ${phoneNumbers.join(', ')}`,
  ].filter((line) => typeof line === 'string' && line !== '');
  return lines.map((line) => `\n  ${line}`).join('');
}
