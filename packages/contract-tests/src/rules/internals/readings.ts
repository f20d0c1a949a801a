import { fromBase64 } from '../../secrets/base64.js';
import { unescapedOnce } from '../../secrets/decode.js';

/** How often something may be escaped, and how many words in base64 are read. */
const mostPasses = 3;
const mostWords = 20;

const base64Word = /(?<![A-Za-z\d+/])[A-Za-z\d+/]{24,4000}={0,2}/g;
/** What text has, and bytes that are no text have. */
const control = /[^\P{Cc}\t\n\r]/u;

/**
 * Returns a text in every form that its readers may see: as it is, with the escapes of URLs, HTML and JSON undone, up to three
 * times over, and the texts that stand in it in base64. Linear in the length of the text.
 */
export function readingsOf(text: string): readonly string[] {
  const readings = [text];
  let last = text;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    const next = unescapedOnce(last);
    if (next === last) break;
    readings.push(next);
    last = next;
  }
  const words = (text.match(base64Word) ?? []).slice(0, mostWords);
  return [...readings, ...words.flatMap((word) => textIn(word) ?? [])];
}

function textIn(word: string): string | undefined {
  const bytes = fromBase64(word);
  if (bytes === undefined) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return control.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
