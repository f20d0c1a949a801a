import type { Internal } from './internal.js';

/** A value that is blotted out, or a placeholder for one, gives nothing away: `accesskey=***`, `token: <token>`. */
const blotted = '(?![*<\\[({.…$]|redacted|removed|hidden|masked|null|none|true|false|x{3})';

/** A URL with a password: also a link must not have one. */
export const credentialsOfUrls: readonly Internal[] = [
  {
    what: 'a URL with a user and a password',
    pattern: /(?<![\w+.-])[a-z][a-z\d+.-]{1,20}:\/\/[^/?#@\s":]{1,200}:[^/?#@\s"]{1,200}@/i,
  },
  {
    what: 'a URL with a password',
    pattern: /(?<![\w+.-])[a-z][a-z\d+.-]{1,20}:\/\/:[^/?#@\s"]{1,200}@/i,
  },
];

/** Credentials of anyone. */
export const secrets: readonly Internal[] = [
  {
    what: 'a secret with its name',
    pattern: new RegExp(
      // As `name=value`, in the JSON or YAML of a configuration, in a connection string. A value of letters alone is a word.
      `(?<![\\w-])(?:[\\w-]{0,40}[_-])?(?:secret|password|passwd|pwd|passphrase|token|api[_-]?key|access[_-]?key|account[_-]?key|shared[_-]?access[_-]?(?:key|signature)|private[_-]?key|client[_-]?secret|credentials?|signature|sig|sas)(?:[_-]?(?:id|value|hash))?["']{0,2}\\s{0,3}[:=]\\s{0,3}["']?${blotted}(?=[^\\s"',;&<>]{0,200}[\\d+/])[^\\s"',;&<>]{6,}`,
      'i',
    ),
  },
  {
    what: 'a password',
    pattern: new RegExp(
      `(?<![\\w-])(?:password|passwd|pwd|accesskey|accountkey|sharedaccesskey)=${blotted}[^;\\s"&]{2,}`,
      'i',
    ),
  },
  {
    what: 'a token',
    pattern:
      /(?<![\w-])eyJ[\w-]{5,4000}\.[\w-]{2,4000}\.|(?<!\w)bearer\s{1,3}(?=[\w.~+/-]{0,200}\d)[\w.~+/-]{16,}|(?<!\w)basic\s{1,3}(?=[A-Za-z+/]{0,100}[A-Z\d])[A-Za-z\d+/]{10,}={0,2}(?![\w+/])(?<=[\d=].{0,100})/i,
  },
  { what: 'a signature', pattern: /(?<!\w)(?:signature|sig)=[A-Za-z\d+/%]{20,}/i },
  {
    what: 'a key of a cloud',
    pattern:
      /(?<!\w)(?:A[KS]IA[A-Z\d]{16}|AIza[\w-]{30,}|gh[opsur]_[A-Za-z\d]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeoprs]-[\w-]{10,}|[srp]k_(?:live|test)_\w{10,}|npm_[A-Za-z\d]{20,}|SG\.[\w-]{16,}\.[\w-]{16,}|ya29\.[\w-]{20,}|dop_v1_\w{20,}|sk-[\w-]{20,}|[\w~.-]{3}\dQ~[\w~.-]{31,34})/,
  },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/ },
  ...credentialsOfUrls,
];
