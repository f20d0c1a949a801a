import { type ExitCode, exitCodes } from './exit-codes.js';

/** Ends the command with a message for people, and an exit code for scripts. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: ExitCode;
  /** A word for scripts, such as `unfinished-purchase`. */
  readonly code: string;
  readonly ids: Ids;

  /** What is known of the purchase, if that is not what the exit code says. */
  readonly outcome: Options['outcome'] | undefined;

  constructor(exitCode: ExitCode, code: string, message: string, ids: Ids = {}, options: Options = {}) {
    super(message, options);
    this.outcome = options.outcome;
    this.exitCode = exitCode;
    this.code = code;
    this.ids = ids;
  }
}

/** What else is known of an error. */
interface Options extends ErrorOptions {
  readonly outcome?: 'accepted' | 'unknown';
}

/** What an error is about, as far as it is known. */
export interface Ids {
  readonly searchId?: string | undefined;
  readonly operationId?: string | undefined;
  readonly phoneNumbers?: readonly string[] | undefined;
}

/** Returns an error of wrong usage. */
export function usageError(message: string): CommandError {
  return new CommandError(exitCodes.usage, 'usage', message);
}

/** Returns an error of something that this program refuses to do. */
export function refusal(code: string, message: string, ids: Ids = {}): CommandError {
  return new CommandError(exitCodes.refused, code, message, ids);
}
