/** Thrown when the command was called in a way that it does not understand. The message is one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Takes a step that reads what the command was given.
 *
 * @param option - what it reads, for the message: `--fixtures FILE`
 * @throws UsageError with the message of what the step throws
 */
export async function readingUsage<T>(step: () => T | Promise<T>, option?: string): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(option === undefined ? reason : `${option}: ${reason}`);
  }
}
