/** What a report is made of, in words. */
export interface ReportWords {
  /** The command that made it. */
  readonly command: 'verify' | 'check';
  /** What its parts are: a scenario, a file. */
  readonly part: string;
  /** What is counted in a part: a request, an exchange. */
  readonly item: string;
  /** What was done with the parts. */
  readonly done: string;
}

/** The words of each command. */
export const words: Readonly<Record<ReportWords['command'], ReportWords>> = {
  verify: { command: 'verify', part: 'scenario', item: 'request', done: 'tried' },
  check: { command: 'check', part: 'file', item: 'exchange', done: 'checked' },
};
