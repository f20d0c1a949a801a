/** Something that only the inside of a service knows, and how it looks in a text. */
export interface Internal {
  /** Names it in findings: `a stack trace`. */
  readonly what: string;
  /**
   * Takes time that is linear in the text, whatever is in it: it begins where a word begins, and each of its repetitions
   * has a bound.
   */
  readonly pattern: RegExp;
}
