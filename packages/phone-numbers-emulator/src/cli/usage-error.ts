/** Thrown for an option that cannot be used; the message is one line. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
