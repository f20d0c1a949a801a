/**
 * The names that stand twice in one object of a JSON text, in the order they come. Which of the two a parser takes is
 * its own choice (RFC 8259, section 4), so that two readers may read two things.
 *
 * The text must be valid JSON. A string without an end ends with the text, so that it is scanned once, without recursion, so that depth does not matter.
 */
export function duplicateMembers(json: string): string[] {
  const duplicates: string[] = [];
  const open: Set<string>[] = [];
  for (const { 0: token, index } of json.matchAll(/"(?:[^"\\]|\\.)*"?|[{}]/gs)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (isName(json, index + token.length)) {
      const name: string = JSON.parse(token);
      const names = open.at(-1);
      if (names?.has(name)) duplicates.push(name);
      names?.add(name);
    }
  }
  return duplicates;
}

/** A string is the name of a member when a colon follows it. */
function isName(json: string, end: number): boolean {
  let index = end;
  while (json[index] === ' ' || json[index] === '\n' || json[index] === '\r' || json[index] === '\t')
    index += 1;
  return json[index] === ':';
}
