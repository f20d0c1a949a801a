/** A wording that readers stumble over, and the plain one. */
export interface Pattern {
  /** Without flags: they are set where it is used. A space stands for any white space, a line break included. */
  readonly pattern: RegExp;
  /** What to write instead. */
  readonly instead: string;
  /** A sentence that has it, for the tests. */
  readonly example: string;
  /** A sentence that is fine although it has one of the words, for the tests. */
  readonly fine: string;
}

/** Every wording that is not wanted in what people read. */
export const patterns: readonly Pattern[] = [
  {
    pattern: /\b(?:hold|holds|held|holding)(?: [^\s.:;]+){0,6} against\b/,
    instead: 'check … against',
    example: 'It holds each answer against the contract.',
    fine: 'It holds a number. Compare it against the contract.',
  },
  {
    pattern: /\b(?:when|if) it is none\b|\bthat is none\b/,
    instead: 'if … is invalid, not a valid …',
    example: 'Throws when it is none.',
    fine: 'Returns undefined if there is none.',
  },
  {
    pattern: /\b(?:a|no|any) text(?: that|, got)\b/,
    instead: 'a string',
    example: 'It must be a text that is not empty.',
    fine: 'Send a text message.',
  },
  {
    pattern: /\bheader fields?\b/,
    instead: 'header',
    example: 'Bytes and header fields stay.',
    fine: 'The header stays.',
  },
  {
    pattern: /\bso many (?:milliseconds|seconds|minutes|bytes|characters|workers|times)\b/,
    instead: 'the given number of …',
    example: 'Waits so many seconds.',
    fine: 'There are so many clients.',
  },
  {
    pattern: /\bwhat (?:came|comes|is sent|was sent|goes out|came out)\b/,
    instead: 'the response, the request, the actual value',
    example: 'It prints what came.',
    fine: 'What does it do?',
  },
  {
    pattern: /\bbeside\b/,
    instead: 'besides, next to',
    example: 'Beside it is a table.',
    fine: 'Besides, side by side.',
  },
  {
    pattern: /\bwhoever\b/,
    instead: 'anyone who',
    example: 'Whoever calls it waits.',
    fine: 'Who calls it?',
  },
  {
    pattern: /\blet be\b/,
    instead: 'ignored',
    example: 'Other members are let be.',
    fine: 'Let it be sent.',
  },
  {
    pattern: /\bleave to\b/,
    instead: 'allowed to',
    example: 'There is no leave to keep it.',
    fine: 'Leave it to the caller.',
  },
  {
    pattern: /\bthat there (?:is|are) not\b/,
    instead: 'unknown, missing',
    example: 'An option that there is not.',
    fine: 'There is not one test that fails.',
  },
  {
    pattern: /\bno use in\b/,
    instead: 'no point in',
    example: 'There is no use in waiting.',
    fine: 'Of no use.',
  },
  {
    pattern: /\b(?:report|say|list)s? in what\b/,
    instead: '… every way in which',
    example: 'It reports in what it breaks the contract.',
    fine: 'It reports every violation.',
  },
  {
    pattern: /\bconcerns nobody\b/,
    instead: 'existing callers are not affected',
    example: 'It concerns nobody who calls the others.',
    fine: 'It concerns callers.',
  },
  {
    pattern: /\bthe dear(?:er)?\b/,
    instead: 'the more expensive',
    example: 'It chooses the dear reading.',
    fine: 'The nearer one.',
  },
  {
    pattern: /\bgives\b(?! up\b)/,
    instead: 'returns, has, results in',
    example: 'The function gives findings.',
    fine: 'The client gives up after three attempts.',
  },
  {
    pattern: /\bmakes what\b/,
    instead: 'creates …',
    example: 'It makes what makes requests.',
    fine: 'It makes requests.',
  },
  {
    pattern: /\bhas nothing to (?:hold|say) against\b/,
    instead: 'accepts',
    example: 'The linter has nothing to say against it.',
    fine: 'The linter accepts it.',
  },
  {
    pattern:
      /\b(?:cancell(?:ed|ing)|(?:behavi|col|fav|neighb|hon)our(?:s|ed|ing|able)?|licen[c]e[sd]?|grey|whilst)\b/,
    instead: 'the American spelling: canceled, behavior, color, license',
    example: 'The licence of a cancelled request has another colour.',
    fine: 'The cancellation is licensed.',
  },
  {
    pattern:
      /\b(?:normal|serial|recogn|organ|optim|minim|author|initial|synchron|summar|real|general)is(?:e|es|ed|ing|ation)\b/,
    instead: 'the American spelling: -ize',
    example: 'The text is normalised.',
    fine: 'The text is normalized, exercised and advised.',
  },
];
