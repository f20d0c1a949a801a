/** How the command ends. They are a part of its interface: a new meaning gets a new number. */
export const exitCodes = {
  done: 0,
  /** A fault of this program, or its output was lost. */
  bug: 1,
  usage: 2,
  refused: 3,
  failed: 4,
  unknown: 5,
  notEnough: 6,
  interrupted: 130,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What the help says about each of them. */
export const exitCodeTexts: Readonly<Record<ExitCode, string>> = {
  0: 'done',
  1: 'a fault of this program, or its output could not be written (a reader that has left, such as head, is no failure)',
  2: 'wrong usage; nothing was sent',
  3: 'refused by this program: a limit, a missing confirmation (also where nobody can be asked), a search that has changed, the journal; this run bought nothing',
  4: 'failed: the service refused it, or the operation failed',
  5: 'unknown: it was sent, or may have been; run "acs-phone-numbers resume". Or it has succeeded, and what was delivered is not known; run "acs-phone-numbers list"',
  6: 'not enough phone numbers were found',
  130: 'interrupted (Ctrl+C)',
};
