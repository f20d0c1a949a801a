/** Control, format (bidirectional, zero-width), invisible and lone surrogate characters, and separators of lines. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{DI}\p{Zl}\p{Zp}]/gu;

/** The most that is shown of one value, in characters; an id has up to 256. */
const longest = 300;

/** Returns a text in which each character that could move a cursor or hide text is U+FFFD; its lines and tabs stay. */
export function plainLines(text: string): string {
  return text.replaceAll(unsafe, (character) => (/[\n\t]/.test(character) ? character : '\ufffd'));
}

/** Returns a value of any type in one line, as a terminal may show it: what a service sends may be anything. */
export function plain(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const shown = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return shown.replaceAll(unsafe, '\ufffd');
}

/** Returns a value as JSON that a terminal can show: every character of it that is not visible is escaped. */
export function toJson(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent) ?? 'null';
  return text.replaceAll(unsafe, (character) =>
    character === '\n'
      ? character
      : Array.from(
          { length: character.length },
          (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
        ).join(''),
  );
}
