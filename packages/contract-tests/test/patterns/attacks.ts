/** A text that a pattern may be slow on: it begins like a match, comes again and again, and does not end like one. */
export interface Attack {
  readonly before: string;
  readonly unit: string;
}

/** More alternatives of one pattern, and more parts of one alternative, are not looked at. */
const mostParts = 80;
/** How many parts of a pattern make a unit, at most. */
const longestUnit = 4;

/**
 * Makes attacks from the source of a pattern: its parts become short texts, and each run of a few of them is repeated, after
 * what stands before it in the pattern and without that.
 */
export function attacksOn(source: string): readonly Attack[] {
  const all = alternativesOf(source).flatMap((parts) => {
    const texts = parts.slice(0, mostParts);
    return texts.flatMap((_, start) =>
      Array.from({ length: longestUnit }, (_unused, more) =>
        texts.slice(start, start + more + 1).join(''),
      ).flatMap((unit) => [
        { before: texts.slice(0, start).join(''), unit },
        { before: '', unit },
      ]),
    );
  });
  const distinct = new Map(all.map((attack) => [JSON.stringify(attack), attack]));
  return [...distinct.values()].filter(({ unit }) => unit !== '');
}

/** The alternatives of a pattern, those of its groups one after the other, each as short texts that its parts match. */
function alternativesOf(source: string): string[][] {
  const whole: string[] = [];
  const alternatives: string[][] = [whole];
  let open = whole;
  for (const token of source.match(tokens) ?? []) {
    if (token === '|') {
      open = [];
      alternatives.push(open);
    } else {
      const text = textOf(token);
      if (text === undefined) continue;
      open.push(text);
      if (open !== whole) whole.push(text);
    }
  }
  return alternatives;
}

/** An escape, a class, the beginning or the end of a group, a quantifier, or a character. */
const tokens =
  /\\u\{[0-9a-f]+\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\p\{[^}]*\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!]|:|<\w+>)|\{\d+(?:,\d*)?\}|./gis;

const classes: Readonly<Record<string, string>> = {
  d: '1',
  D: 'a',
  w: 'a',
  W: ' ',
  s: ' ',
  S: 'a',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** A text that a token matches; `undefined` if it matches nothing by itself. */
function textOf(token: string): string | undefined {
  if (token.length > 1 && (token.startsWith('(') || token.startsWith('{'))) return undefined;
  if (token.startsWith('[') && token.length > 1) return memberOf(token);
  if (!token.startsWith('\\')) return /[()*+?^$]/.test(token) ? undefined : token === '.' ? 'a' : token;
  const code = /^\\(?:u\{?|x)([0-9a-f]+)/i.exec(token)?.[1];
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
  if (token.startsWith('\\p')) return '\u200b';
  const letter = token.slice(1);
  return /[bBkP]/.test(letter) ? undefined : (classes[letter] ?? letter);
}

/** What a class may have: whatever of these characters it takes first. */
const samples = [...'a1A ._-/:=+"\'(<\n,@#%&\\', '\u200b', '\uff01'];

function memberOf(characterClass: string): string {
  const pattern = new RegExp(characterClass, 'u');
  return samples.find((sample) => pattern.test(sample)) ?? 'a';
}
