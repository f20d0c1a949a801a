import {
  type ClientError,
  type CommunicationRequestError,
  PhoneNumbersError,
} from '@acs-contracts/phone-numbers-client';
import { JournalError } from '../journal/journal-error.js';
import { UnreachableError } from '../service/reach.js';
import { CommandError, type Ids } from './command-error.js';
import { type ExitCode, exitCodes } from './exit-codes.js';

/** An error as people and scripts get it. It shows no secret. */
export interface DescribedError {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly message: string;
  readonly ids: Ids;
  /** What is known of the purchase or other operation. */
  readonly outcome?: string | undefined;
}

/**
 * Returns what to print about an error, and the exit code.
 *
 * @throws the error itself if it is a fault of this program
 */
export function describeError(error: unknown): DescribedError {
  if (error instanceof CommandError) {
    const { exitCode, code, message, ids, outcome } = error;
    return { exitCode, code, message, ids, outcome };
  }
  if (error instanceof JournalError) {
    return { exitCode: exitCodes.refused, code: 'journal', message: error.message, ids: {} };
  }
  if (PhoneNumbersError.isInstance(error)) {
    const { code, outcome, searchId, operationId } = error;
    const delivered = error.code === 'operation-failed' ? error.delivered : undefined;
    const ids = { searchId, operationId, phoneNumbers: delivered };
    const unreachable = unreachableOf(error);
    if (unreachable) {
      // A search and a cancellation cost nothing.
      const isFree = error.phase === 'cancel' || operationId?.startsWith('search_');
      const isUnknown = !isFree && exitCodeOf(error) === exitCodes.unknown;
      const message = `${unreachable.message}${isUnknown ? ' What became of the operation is not known.' : ''}`;
      const exitCode = isUnknown ? exitCodes.unknown : exitCodes.failed;
      return { exitCode, code: unreachable.code, message, ids, outcome };
    }
    return { exitCode: exitCodeOf(error), code, message: messageOf(error), ids, outcome };
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // Of the file system, such as a disk that is full: before anything was sent, or it would be caught.
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) {
    const message = error instanceof Error ? error.message : code;
    return { exitCode: exitCodes.refused, code: 'file-system', message, ids: {} };
  }
  throw error;
}

/** Returns why the client was told to stop, if that is because the endpoint cannot be reached. */
export function unreachableOf(error: ClientError): UnreachableError | undefined {
  return error.code === 'aborted' && error.cause instanceof UnreachableError ? error.cause : undefined;
}

function messageOf(error: ClientError): string {
  if (isRefusedCancellation(error)) {
    const { code, message } = error.communicationError ?? {};
    const reason = code === undefined ? '' : `, ${code}: ${(message ?? '').replace(/\.$/, '')}`;
    return `The service refused to cancel the operation (${error.status}${reason}). Nothing has changed.`;
  }
  // The store of claims is the journal, whose message says which file it is about, and what to do.
  const message =
    error.code === 'claim-failed' && error.cause instanceof Error
      ? `${error.cause.message}${error.outcome === 'not-sent' ? ' Nothing was bought.' : ''}`
      : error.message;
  const watch = isOfPurchase(error) ? undefined : `"acs-phone-numbers watch ${error.operationId}"`;
  const words = inWordsOfCommands.reduce(
    (text, [library, command]) => text.replaceAll(library, command),
    watch === undefined ? message : message.replaceAll('client.resume', watch),
  );
  // Who spends money wants to read it.
  const isNothing = error.outcome === 'not-sent' && ['lookup', 'purchase'].includes(error.phase);
  return isNothing && !/\bnothing was\b/i.test(words) ? `${words} Nothing was bought.` : words;
}

/** What the library calls things, and what they are called on the command line. */
const inWordsOfCommands: readonly (readonly [library: string, command: string])[] = [
  ['client.resume', '"acs-phone-numbers resume"'],
  ['client.purchase', '"acs-phone-numbers purchase"'],
  ['maxMonthlyCost', 'the limit that was agreed on'],
  [" Pass existing: 'ignore' to purchase without this read.", ''],
];

/** "resume" knows purchases only. */
function isOfPurchase({ operationId }: ClientError): boolean {
  return operationId === undefined || operationId.startsWith('purchase_');
}

/** The answer to a cancellation says nothing about what became of the operation. */
function isRefusedCancellation(error: ClientError): error is CommunicationRequestError {
  return error.phase === 'cancel' && error.code === 'request-refused';
}

/** What the client refuses on behalf of this program. */
const refusals: readonly string[] = ['cost-refused', 'search-changed', 'claim-held', 'claim-failed'];

function exitCodeOf(error: ClientError): ExitCode {
  const { code, outcome } = error;
  // Only reads are made through the typed routes.
  if (isRefusedCancellation(error) || error.phase === 'request') return exitCodes.failed;
  if (code === 'invalid-argument') return exitCodes.usage;
  // Whatever was refused now, an earlier purchase of the search may have been accepted.
  if (outcome === 'unknown' && isOfPurchase(error)) return exitCodes.unknown;
  if (code === 'search-empty' || code === 'search-failed') return exitCodes.notEnough;
  if (refusals.includes(code)) return exitCodes.refused;
  if (outcome === 'unknown' || outcome === 'accepted') return exitCodes.unknown;
  return exitCodes.failed;
}
