/** Thrown by a scenario that finds out that it cannot go on. The message says why, for the report. */
export class SkippedError extends Error {
  override readonly name = 'SkippedError';
}
