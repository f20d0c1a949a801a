/** A text that an endpoint may have sent, on one line and without characters that a terminal obeys. */
export function printable(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/\p{Cc}|\p{Cf}/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** A text in lines of at most so many characters: broken at spaces, or anywhere in a word that is longer. */
export function wrap(text: string, columns: number): string[] {
  const piece = new RegExp(`.{1,${columns}}`, 'gu');
  const lines = [''];
  for (const word of text.split(' ').flatMap((whole) => whole.match(piece) ?? [])) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= columns) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
