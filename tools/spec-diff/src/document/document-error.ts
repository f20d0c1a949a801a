/** Thrown for a document that cannot be compared. Its message is one line: which one, what was expected, what came. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
}
