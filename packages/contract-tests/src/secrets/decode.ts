/** A string whose escapes are decoded, and where each of its characters stood in the original one. */
export interface Decoded {
  readonly text: string;
  /** For each UTF-16 unit of `text`, the first unit of the original that it came from. */
  readonly starts: readonly number[];
  /** For each UTF-16 unit of `text`, the unit of the original after the last one that it came from. */
  readonly ends: readonly number[];
}

/** An escape of a URL, of JSON, JavaScript, shells, mail or HTML. Each begins with a character that is its own. */
const escapes =
  /%([0-9a-f]{2})|\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\([0-7]{3})|&#x([0-9a-f]{1,6});|&#(\d{1,7});|=([0-9A-F]{2})|&(amp|plus|sol|equals|lowbar|quot|lt|gt);|\\([^nrtux0-7\\])/gi;

/** What is escaped again and again begins with 2, 4, 8 … backslashes, which are read as one. */
const backslashes = /\\{2,}/g;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  plus: '+',
  sol: '/',
  equals: '=',
  lowbar: '_',
  quot: '"',
  lt: '<',
  gt: '>',
};

/** What may stand inside a secret without being part of it: white space (escaped, too), controls, invisible characters. */
const filler = /\\[nrt]|[\s\p{Cc}\p{Cf}\p{DI}\ufffd]+/gu;

/** How often something may be escaped. Each time takes one reading of the string. */
const mostDecodings = 12;

/**
 * Decodes a string for the comparison with secrets: the escapes of URLs, JSON, JavaScript, octal, HTML and quoted-printable,
 * up to twelve times over; white space and invisible characters are left out, base64url is written as base64, full-width
 * letters as plain ones, all in lower case. Linear in the length of the string.
 */
export function decode(original: string): Decoded {
  return decodeAll({
    text: original,
    starts: Array.from({ length: original.length }, (_, index) => index),
    ends: Array.from({ length: original.length }, (_, index) => index + 1),
  });
}

/** The string that {@link decode} returns. Most have no secret in them, and nobody needs to know where anything stood. */
export function decodedText(original: string): string {
  return decodeAll({ text: original, starts: [], ends: [] }).text;
}

/** The string with every escape in it undone once, and nothing else changed. */
export function unescapedOnce(original: string): string {
  return replace({ text: original, starts: [], ends: [] }, escapes, characterOf).text;
}

function decodeAll(original: Decoded): Decoded {
  let decoded = original;
  for (let times = 0; times < mostDecodings; times += 1) {
    const next = replace(
      replace(decoded, backslashes, () => '\\'),
      escapes,
      characterOf,
    );
    if (next === decoded) break;
    decoded = next;
  }
  const { text, starts, ends } = replace(decoded, filler, () => '');
  return { text: plain(text), starts, ends };
}

function characterOf(groups: readonly (string | undefined)[]): string {
  const [percent, unicode, braced, hex, octal, entityHex, decimal, quoted, entity, single] = groups;
  const digits = percent ?? unicode ?? braced ?? hex ?? entityHex ?? quoted;
  if (digits !== undefined) return character(Number.parseInt(digits, 16));
  if (octal !== undefined) return character(Number.parseInt(octal, 8));
  if (decimal !== undefined) return character(Number(decimal));
  return entity === undefined ? (single ?? '') : (entities[entity.toLowerCase()] ?? '');
}

/** One unit for each escape: no secret has a character beyond the basic plane. */
function character(code: number): string {
  return code <= 0xffff ? String.fromCharCode(code) : '\ufffd';
}

/** Replaces matches, each by one unit or none, and keeps where everything stood. The same object when nothing matches. */
function replace(
  decoded: Decoded,
  pattern: RegExp,
  replacement: (groups: readonly (string | undefined)[]) => string,
): Decoded {
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let from = 0;
  const keep = (to: number) => {
    parts.push(decoded.text.slice(from, to));
    if (decoded.starts.length === 0) return;
    for (let index = from; index < to; index += 1) {
      starts.push(decoded.starts[index] ?? 0);
      ends.push(decoded.ends[index] ?? 0);
    }
  };
  for (const match of decoded.text.matchAll(pattern)) {
    const [all, ...groups] = match;
    keep(match.index);
    from = match.index + all.length;
    const unit = replacement(groups);
    if (unit === '') continue;
    parts.push(unit);
    if (decoded.starts.length === 0) continue;
    starts.push(decoded.starts[match.index] ?? 0);
    ends.push(decoded.ends[from - 1] ?? 0);
  }
  if (from === 0 && parts.length === 0) return decoded;
  keep(decoded.text.length);
  return { text: parts.join(''), starts, ends };
}

/** Folds characters that are written alike into one; one unit stays one unit. */
function plain(text: string): string {
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
