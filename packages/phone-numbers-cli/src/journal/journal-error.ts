/**
 * The journal cannot be used: a file is damaged, written by another version, or about another endpoint, or the file
 * system refuses. Nothing is purchased then. The message names the file, and says what to do.
 */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  /** The file or folder that the message is about. */
  readonly file: string;

  constructor(file: string, problem: string, advice: string, options?: ErrorOptions) {
    super(`The journal file ${file} ${problem}. ${advice}`, options);
    this.file = file;
  }
}
