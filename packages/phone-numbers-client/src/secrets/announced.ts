/** What a secret is called, with anything before it: `DB_PASSWORD`, `SharedAccessKey`. */
const password = String.raw`[\w-]{0,40}(?:passw(?:or)?d|pass_?phrase|pass|pwd|secret`;
const name = String.raw`\b${password}|token|key|signature|sig|assertion)`;
const login = 'authorization|(?:set-)?cookie';
/** One of several words is a name, and no sentence: `Ocp-Apim-Subscription-Key: …`. */
const compound = String.raw`[\w-]{0,40}[\w][-_](?:key|token|signature)`;
const header = String.raw`\b(?:${login}|x-identity-header|${password}))`;
/** Up to a separator; a quote belongs to it unless something ends there. */
const value = String.raw`[^\s"',;&})\]](?:(?!["'](?:[\s,;&})\]]|$))[^\s,;&})\]]|,(?=[^\s"'{[(,])(?![\w-]{1,40}["']?\s{0,5}[=:]))*`;
const line = String.raw`(?![\s"'])(?:(?!["'](?:[\s,;&})\]]|$))[^\n])+`;

/** A quote, escaped as often as it is inside of other strings, and what is in quotes: up to the same one, escaped no more often. */
const quote = String.raw`(?<escapes>\\{0,15})(?<quote>["'])`;
const quoted = String.raw`(?:\k<quote>\k<quote>|(?!(?<!\\)\k<escapes>\k<quote>)[^\n])+`;

/** Credentials of anyone that announce themselves: the text before each of them, and its value. */
const patterns: readonly RegExp[] = [
  // The attributes of XML: `<add key="Password" value="…"/>`.
  [String.raw`${name}["']\s{1,5}value\s{0,5}=\s{0,5}${quote}`, quoted],
  [String.raw`${name}\\{0,15}["']?\s{0,5}(?:=>?|[:,])\s{0,5}${quote}`, quoted],
  [String.raw`${header}\\{0,15}["']?\s{0,5}:\s{0,5}${quote}`, quoted],
  [`--${password})[ =]`, value],
  [`<${name}>`, String.raw`[^<\n]+`],
  [String.raw`${name}["']?\s{0,5}(?:=>?|%3[Dd]|%3[Aa](?:%20)?)\s{0,5}`, value],
  // Blocks of YAML, and SQL.
  [String.raw`${name}["']?:\s{0,5}[>|][-+]?\s{1,40}`, String.raw`[^\n]+`],
  [String.raw`\b(?:password|identified\s{1,5}by)\s{1,5}(?=['"])`, String.raw`(?:'[^'\n]*'|"[^"\n]*")`],
  [String.raw`(?<!\S)(?:-u|--user)[ =]["']?[^\s:"']{1,256}:`, value],
  [String.raw`[?&]code=(?=[^\s&\"']{16})`, value],
  // A token alone, as some services take it in place of a user.
  [String.raw`\/\/(?=[^\s\/:@]{16,256}@)`, String.raw`[^\s\/:@]+(?=@)`],
  ['-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----', String.raw`(?:(?!-----END)[\s\S])*`],
  // The parameters of a scheme such as Digest are in quotes, too.
  [String.raw`\b(?:${login})\s{0,5}:\s{0,5}(?![\s"'\\])`, String.raw`[^\n]+`],
  [String.raw`${header}["']?\s{0,5}:\s{0,5}`, line],
  [String.raw`\b${compound}["']?\s{0,5}:\s{0,5}`, value],
  // After a colon a sentence may go on: only what is long and has a digit is a token.
  [String.raw`\b[\w-]{0,40}(?:token|key)["']?:\s{0,5}(?=[^\s"',;]{0,256}\d)(?=[^\s"',;]{16})`, value],
  [String.raw`\bauthorization=(?=\S{8})`, String.raw`[^\s"',;&]+(?: [^\s"',;&=]{8,})?`],
  // No token has a quote in it.
  [String.raw`\bBearer(?:\s|%20|[:+"']){1,5}`, String.raw`[^\s"',;&})\]]+`],
  [String.raw`\bBasic\s{1,5}(?=\S{0,256}[\d=])`, value],
  // A password may hold a slash; after the host of a web address, digits and a slash are a port and a path.
  [String.raw`(?<!\b(?:https?|wss?):)\/\/[^\s\/:@]{0,256}:(?=\S{1,256}@)`, String.raw`\S+(?=@)`],
  [String.raw`\/\/[^\s\/:@]{0,256}:(?=[^\s\/]{1,256}@)`, String.raw`[^\s\/]+(?=@)`],
  [String.raw`\b(?=eyJ[\w-]{8,2000}\.)`, String.raw`[\w.-]+`],
].map(([before, secret]) => new RegExp(`(?<before>${before})${secret}`, 'gi'));

/** The command of Redis; in lower case it is a word: `auth failed`. */
const redisLogin = /(?<before>\bAUTH["']?\s{1,5})(?:\S{1,256}\s{1,5})?\S+/g;

/** The names of properties that are secrets whatever their value, and of those that are if it is long enough for one. */
const secretName = new RegExp(`^(?:${password})|${login})$`, 'i');
const maySecretName = /^[\w-]{0,40}(?:token|key|signature|sig|assertion)$/i;

/** Returns whether a property is a credential by its name, as in `{ password: '…' }`. */
export function isAnnounced(name: string, value: string): boolean {
  return secretName.test(name) || (maySecretName.test(name) && /^[^\s]{16,}$/.test(value));
}

/**
 * Returns the text with `***` in place of credentials that announce themselves: `password=…`, `password: …`,
 * `"token":"…"`, `Authorization: …`, `Bearer …`, `scheme://user:…@`, a JSON Web Token. Where JSON has escaped the signs before
 * one, they are decoded.
 */
export function hideAnnounced(text: string): string {
  const hidden = hide(text);
  const plain = hidden.replaceAll(escapedSign, (_escape, slash, code) => slash ?? fromHex(code));
  const again = hide(plain);
  return again === plain ? hidden : again;
}

/** What stands before a secret, as JSON may escape it: `\/`, `\u003d`. */
const escapedSign = /\\(?:(\/)|u00(26|2f|3a|3d|40))/gi;

function fromHex(code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16));
}

function hide(text: string): string {
  return [...patterns, redisLogin].reduce((rest, pattern) => rest.replaceAll(pattern, '$<before>***'), text);
}
