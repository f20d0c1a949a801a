/** Control, format (bidirectional, zero-width), invisible and lone surrogate characters: they move a cursor or hide text. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{DI}]/gu;

/**
 * Returns a string that is safe on a terminal and in one line of a log: white space becomes single spaces, control
 * characters become U+FFFD, and a string that is longer than `length` characters is cut.
 */
export function plainText(text: string, length: number): string {
  const line = text
    .slice(0, 4 * length)
    .replaceAll(/\s+/g, ' ')
    .trim();
  const isLonger = line.length > length || text.length > 4 * length;
  return (isLonger ? `${line.slice(0, length - 1)}…` : line).replaceAll(unsafe, '\ufffd');
}
