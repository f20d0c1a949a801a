/** Control characters, and those that change the direction or the lines of a text. */
const invisible = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** A text that is shown as it is: control characters of names in a document are written out, `\u001b`. */
export function visible(text: string): string {
  return text.replaceAll(invisible, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Several lines, each made visible. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}
