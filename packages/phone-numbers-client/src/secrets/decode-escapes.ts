/**
 * An escape of a URL, of JSON, JavaScript and other languages, or of HTML: a code in hexadecimal, with or without braces,
 * in decimal or in octal; a character of its own; an entity.
 */
const escapeSequence =
  /(?:%u?|\\[ux])((?<=u)(?:0000)?[0-9a-f]{4}|(?:00)?[0-9a-f]{2})|(?:\\(?:[ux]\{|N\{U\+)\s{0,5}|&#x)0*([0-9a-f]{1,6})(?:\s{0,5}\}|;)?|&#0*(\d{1,7});?|\\o\{\s{0,5}0*([0-7]{1,6})\s{0,5}\}|\\0?([0-3][0-7]{2}|[0-7]{2})|\\([^nrt])|&(amp|plus|sol|equals|lowbar);/i;

/** The named entities of HTML that a credential may need. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  plus: '+',
  sol: '/',
  equals: '=',
  lowbar: '_',
};

const everyEscape = new RegExp(escapeSequence, 'gi');

/** What JSON escapes again and again begins with 2, 4, 8 … backslashes, which are read as one. */
const backslashes = /\\+/g;

/** What may stand in the middle of a secret without being part of it: white space, control and invisible characters, halves of
 * pairs. */
const filler = /\\[nrt]|[\s\p{Cc}\p{Cf}\p{Cs}\p{DI}\u2800\ufffd]/gu;

/**
 * The number of an item of a list, as JSON and other formats write it before the item: `"0": `, `[0] => `, `[0]=> string(1) `; or in a pair
 * with it: `["0",`, `(0, `.
 */
const itemNumber =
  /["'[]{0,2}\b\d{1,5}["'\]]{0,2}\s{0,5}(?::|=>)(?:\s{0,9}(?:string\(\d{1,5}\)|int\b))?|[[(]\s{0,9}["']?\d{1,5}["']?\s{0,5},(?=\s{0,9}["']?\S{1,4}["']?\s{0,9}[\])])/g;

/** What stands between the items of a list, or the lines of a string; the characters of base64 that could, too, are left out. */
const separators = /["'`,;|+[\](){}<>\\]/g;

/** The number of times that something may be escaped; each takes one reading of a text that is short. */
const maxDepth = 12;

/**
 * Returns a string for the comparison with secrets: what a URL, a JSON string or HTML escapes, up to twelve times over, is
 * decoded; it is in lower case, without white space, and base64url is written as base64.
 */
export function decodeEscapes(text: string): string {
  return fold(withoutEscapes(text));
}

/**
 * Returns a string as {@link decodeEscapes} does, and without what makes it a list: the numbers of items, quotes, brackets,
 * commas and signs. So the bytes or characters of a secret stand one after the other, however they are listed.
 */
export function joinItems(text: string): string {
  return fold(withoutEscapes(text).replaceAll(itemNumber, '')).replaceAll(separators, '');
}

function withoutEscapes(text: string): string {
  let decoded = text.replaceAll(backslashes, '\\');
  for (let depth = 0; depth < maxDepth && escapeSequence.test(decoded); depth++) {
    decoded = decoded.replaceAll(everyEscape, (_escape, ...parts) => {
      const [escaped, braced, decimal, bracedOctal, plainOctal, single, entity] = parts;
      const hex = escaped ?? braced;
      const octal = bracedOctal ?? plainOctal;
      const code = Number(hex ? `0x${hex}` : octal ? `0o${octal}` : decimal);
      return single ?? entities[String(entity).toLowerCase()] ?? String.fromCharCode(code);
    });
  }
  return decoded;
}

function fold(text: string): string {
  return text.replaceAll(filler, '').replaceAll('-', '+').replaceAll('_', '/').toLowerCase();
}
