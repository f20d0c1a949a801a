/**
 * Tells whether an object in a JSON text has the same property twice. Which of the two values a reader takes is its own
 * choice (RFC 8259, section 4), so that a purchase could be of another search than the one that somebody has checked.
 *
 * The text must be valid JSON. It is scanned once, without recursion.
 */
export function hasRepeatedName(json: string): boolean {
  const open: Set<string>[] = [];
  for (const { 0: token, 1: colon } of json.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"([ \n\r\t]*:)?|[{}]/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      const name: string = JSON.parse(token.slice(0, -colon.length));
      const names = open.at(-1);
      if (names?.has(name)) return true;
      names?.add(name);
    }
  }
  return false;
}
