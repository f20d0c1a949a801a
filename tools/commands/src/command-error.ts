/** Thrown to end a command: its message is printed without a stack trace, and its exit code is used. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
  /** The exit code of the process. @default 1 */
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Thrown when the arguments of a command are invalid. The message is one line; the exit code is 2. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';

  constructor(message: string) {
    super(message, 2);
  }
}
