/** What a credential looks like, and its name. Only what is obvious: `contract-tests check` hides much more. */
const patterns: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['an access key', /\baccesskey\s*=\s*(?!…|\*|<|\[|redacted)[A-Za-z0-9+/]{8}/i],
  ['a signature', /\bSignature=(?!…|\*|<|\[|redacted)[A-Za-z0-9+/]{8}/i],
  ['a bearer token', /\bBearer\s+(?!…|\*|<|\[|redacted)[\w-]{8}/i],
  ['a JSON Web Token', /\beyJ[\w-]{8,}\.[\w-]+\./],
  ['a cookie', /^\s*"?(?:set-)?cookie"?\s*:\s*"?(?!…|\*|<|\[|redacted)[^\s"]{8}/im],
];

/** Returns the names of the credentials that a text obviously has. */
export function obviousSecrets(text: string): string[] {
  return patterns.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}
