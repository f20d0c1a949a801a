/** What a secret is called, with anything before it: `DB_PASSWORD`, `AWS_SECRET_ACCESS_KEY`, `secretValue`. */
const before = String.raw`(?<![\w-])[\w-]{0,80}`;
const named = String.raw`(?:secret|passw(?:or)?d|pass_?phrase|pwd|credentials?)[\w-]{0,20}`;
const token = '(?:access|refresh|auth|id|api|session|sas|security)[_-]?token';
const key = '(?:api|access|account|shared|private|primary|secondary|master|storage|subscription)[_-]?key';
/** `=` gives a name its value; a colon may stand in a sentence. */
const assigned = `${before}(?:${named}|${token}|key)`;
const labeled = `${before}(?:${named}|${token}|${key})`;
const equals = String.raw`["']?\s{0,5}(?:=>?|%3[Dd])\s{0,5}`;
const colon = String.raw`\\{0,15}["']?\s{0,5}:\s{0,5}`;

/** Up to a separator; a quote belongs to it unless something ends there, and a comma unless another name follows. */
const value = String.raw`[^\s"',;&<>})\]](?:(?!["'](?:[\s,;&})\]]|$))[^\s,;&<>})\]]|,(?=[^\s"'{[(,])(?![\w-]{1,40}["']?\s{0,5}[=:]))*`;
/** A quote, escaped as often as it is inside of other strings, and what is in quotes: up to the same one, escaped no more often. */
const quote = String.raw`(?<escapes>\\{0,15})(?<quote>["'])`;
const quoted = String.raw`(?:(?!(?<!\\)\k<escapes>\k<quote>)[^\n])+`;

/** Credentials of anyone that announce themselves: the text before each of them, and its value. */
export const announcements: readonly RegExp[] = [
  [`${assigned}\\\\{0,15}${equals}${quote}`, quoted],
  [`${labeled}${colon}${quote}`, quoted],
  [`${assigned}${equals}`, value],
  // What is short, or has no digit, is a word of the sentence: `Wrong password: try again`.
  [String.raw`${labeled}["']?:\s{0,5}(?=[^\s"',;&<>]{0,200}[\d+/])(?=[^\s"',;&<>]{6})`, value],
  // A password may hold a slash; after the host of a web address, digits and a slash are a port and a path.
  [String.raw`(?<!\b(?:https?|wss?):)\/\/[^\s\/:@]{0,256}:(?=\S{1,256}@)`, String.raw`\S+(?=@)`],
].map(([start, secret]) => new RegExp(`(?<start>${start})${secret}`, 'gi'));

/**
 * Returns the text with `…` in place of the values of credentials that announce themselves: `password=…`, `"clientSecret":"…"`,
 * `AWS_SECRET_ACCESS_KEY=…`, `redis://:…@host`. Linear in the length of the text.
 */
export function hideAnnounced(text: string): string {
  return announcements.reduce((rest, pattern) => rest.replaceAll(pattern, '$<start>…'), text);
}
