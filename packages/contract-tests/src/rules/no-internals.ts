import { decodeContent } from '../content-coding.js';
import { type ExchangeRequest, type ExchangeResponse, headerValue, readBody } from '../exchange.js';
import { finding } from '../finding.js';
import type { Rule } from './rule.js';

/** What only the inside of a service knows: frames of stack traces, and secrets. */
const internals: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    'a stack trace (.NET)',
    /\bat [\w<>`$]+(\.[\w<>`$]+)*\.{1,2}([A-Z][\w<>`$]*|c?ctor)\([^)]{0,200}\)|\.\w{1,6}:line \d+/,
  ],
  ['a stack trace (JavaScript)', /\bat (.{1,200}\()?(\S{1,300}\.[cm]?[jt]sx?|(file|node):\S{1,300}):\d+:\d+/],
  ['a stack trace (Java)', /\bat [\w.$/]+\((Native Method|Unknown Source|[\w$]+\.(java|kt|scala):\d+)\)/],
  ['a stack trace (Python)', /Traceback \(most recent call last\)|File ".{1,200}", line \d+/],
  [
    'a stack trace (Go, Rust, Ruby, PHP)',
    /\bgoroutine \d+ \[|\bpanicked at |\.rb:\d+:in |#\d+ \S{1,200}\.php\(\d+\)/,
  ],
  [
    'an exception of the code',
    /\b[a-z]\w*(\.[a-z]\w*)+\.[A-Z]\w*(Exception|Error)\b|\b[A-Z]\w*(\.[A-Z]\w*)+Exception\b/,
  ],
  [
    'an access key',
    // Not one that is blotted out: `accesskey=***`.
    /\b(accesskey|accountkey|sharedaccesskey|password|pwd)=(?![*<[({.…]|redacted|removed|x{3})[^;\s"&]+/i,
  ],
  ['a token', /\beyJ[\w-]{5,}\.[\w-]+\.[\w-]+|\bbearer\s+(?=[\w.~+/-]*\d)[\w.~+/-]{16,}/i],
  ['a signature', /\b(signature|sig)=[A-Za-z0-9+/%]{20,}/i],
  ['a private key', /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/],
  ['a user of a URL', /\b[a-z][a-z\d+.-]{1,20}:\/\/[^/?#@\s"]{1,200}:[^/?#@\s"]{1,200}@/i],
];

/** An answer tells what went wrong and not how the service is made: no stack trace, no secret. */
export const noInternals: Rule = {
  name: 'no-internals',
  ledger: 'no-internals',
  check({ exchange: { request, response } }) {
    const credential = credentialOf(request);
    const places: (readonly [where: string, text: string])[] = [
      ['body#', textsOf(response).join('\n')],
      // A challenge names schemes and their parameters, which look like credentials.
      ...response.headers
        .filter(([name]) => name.toLowerCase() !== 'www-authenticate')
        .map(([name, value]) => [`header:${name.toLowerCase()}`, value] as const),
    ];
    return places.flatMap(([where, text]) =>
      [
        ...internals.filter(([, pattern]) => pattern.test(text)).map(([what]) => what),
        ...(credential !== undefined && text.includes(credential) ? ['the credential of the request'] : []),
      ].map((what) => finding(noInternals, where, 'what is for the caller', what)),
    );
  },
};

/** The texts in a body, as its readers see them, and their names; walked without recursion. */
function textsOf(response: ExchangeResponse): string[] {
  const body = readBody(response);
  if (typeof body === 'string') return [body, new TextDecoder().decode(decodeContent(response))];
  const texts: string[] = [];
  const open: unknown[] = [body];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) {
        texts.push(name);
        open.push(member);
      }
    }
  }
  return texts;
}

/** The secret part of what the request proves itself with, when it is long enough not to stand anywhere by chance. */
function credentialOf({ headers }: ExchangeRequest): string | undefined {
  const authorization = headerValue(headers, 'authorization') ?? '';
  return /(?:\bSignature=|^\s*Bearer\s+)([^\s&]{16,})/i.exec(authorization)?.[1];
}
