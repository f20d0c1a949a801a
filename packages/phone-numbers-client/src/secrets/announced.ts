/** What a secret is called, with anything before it: `DB_PASSWORD`, `SharedAccessKey`. */
const password = String.raw`[\w-]{0,40}(?:passw(?:or)?d|pwd|secret`;
const name = String.raw`\b${password}|token|key|signature|sig|assertion)`;
const header = String.raw`\b(?:authorization|x-api-key|x-functions-key|x-identity-header|api-key|(?:set-)?cookie|${password}))`;
const value = String.raw`[^\s"',;&})\]]+`;

/** Credentials of anyone that announce themselves: the text before each of them, and its value. */
const patterns: readonly RegExp[] = [
  [String.raw`${name}["']?\s{0,5}=>?\s{0,5}"`, String.raw`[^"\n]+`],
  [String.raw`${name}["']?\s{0,5}=>?\s{0,5}'`, String.raw`[^'\n]+`],
  [String.raw`${name}\\?["']\s{0,5},\s{0,5}\\?["']`, String.raw`[^"'\n]+`],
  [`--${password})[ =]`, value],
  [`<${name}>`, String.raw`[^<\n]+`],
  [String.raw`${name}["']?\s{0,5}=\s{0,5}`, value],
  [String.raw`${name}\\?["']?\s{0,5}:\s{0,5}\\?["']`, String.raw`[^"'\n]+`],
  [String.raw`${header}["']?\s{0,5}:\s{0,5}["']?`, String.raw`[^"'\n]+`],
  [String.raw`\bBearer(?:\s|%20|[:+"']){1,5}`, value],
  [String.raw`\bBasic\s{1,5}(?=\S{0,256}[\d=])`, value],
  [String.raw`\/\/[^\s\/:@]{0,256}:(?=[^\s\/]{1,256}@)`, String.raw`[^\s\/]+(?=@)`],
  [String.raw`\b(?=eyJ[\w-]{8,2000}\.)`, String.raw`[\w.-]+`],
].map(([before, secret]) => new RegExp(`(${before})${secret}`, 'gi'));

/**
 * Returns the text with `***` in place of credentials that announce themselves: `password=…`, `password: …`,
 * `"token":"…"`, `Authorization: …`, `Bearer …`, `scheme://user:…@`, a JSON Web Token.
 */
export function hideAnnounced(text: string): string {
  return patterns.reduce((rest, pattern) => rest.replaceAll(pattern, '$1***'), text);
}
