/** A text that an endpoint may have sent, on one line and without characters that a terminal obeys. */
export function printable(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/\p{Cc}|\p{Cf}|\p{Cs}/gu, (character) => {
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

/** A text in lines of at most so many characters: broken after spaces and in URLs, else anywhere in a long word. */
export function wrap(text: string, columns: number): string[] {
  const lines = [''];
  for (const unit of text.split(/(?<=[\s/?&])/).flatMap((whole) => cut(whole, columns))) {
    const line = lines.at(-1) ?? '';
    if ((line + unit).trimEnd().length <= columns) lines[lines.length - 1] = line + unit;
    else lines.push(unit);
  }
  return lines.map((line) => line.trimEnd());
}

function cut(unit: string, columns: number): string[] {
  return unit.match(new RegExp(`.{1,${columns}}`, 'gu')) ?? [];
}
