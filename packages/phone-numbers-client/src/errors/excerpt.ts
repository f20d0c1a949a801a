/** A text on one line, and cut when it is longer than that. */
export function cut(text: string, length: number): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
}

/** The first 200 characters of a body that was not as expected. */
export function excerpt(body: string): string {
  return cut(body, 200);
}
