import type { Concatenation, Element } from 'refa';
import { DFA, JS, NFA, type NoParent, Words } from 'refa';

/** The largest automaton that is built: larger ones take longer than an answer is worth. */
const maxNodes = 5000;
/** The longest length that is written out as an automaton. */
const maxLength = 100;
const maxCharacter = 0x10ffff;
const cache = new Map<string, NFA | undefined>();

/** What limits texts: regular expressions that they have to match, and how long they are. */
export interface TextLimits {
  readonly patterns: readonly string[];
  /** In characters. @default 0 */
  readonly minLength?: number;
  /** In characters. @default Infinity */
  readonly maxLength?: number;
}

/** The texts that some limits allow and others do not. */
export interface TextDifference {
  /** The shortest ones first, at most as many as were asked for. */
  readonly texts: readonly string[];
  /** Tells whether there are such texts. */
  readonly isEmpty: boolean;
}

/**
 * The texts that `limits` allow and `without` does not, by automata; `undefined` where that cannot be told: for a
 * backreference, a look-behind, a look-ahead inside a repetition, or an automaton that grows too large.
 *
 * @param count - the number of texts to return
 */
export function textsWithout(
  limits: TextLimits,
  without: TextLimits | undefined,
  count: number,
): TextDifference | undefined {
  try {
    let found = languageOf(limits, false);
    if (without !== undefined) {
      const excluded = complement(languageOf(without, true));
      found = NFA.fromIntersection(found, excluded, new NFA.LimitedNodeFactory(maxNodes));
    }
    return { texts: firstTexts(found, count), isEmpty: found.isEmpty };
  } catch {
    return undefined;
  }
}

/** @param isExact - whether a length that no automaton is built for is an error; otherwise it is no limit */
function languageOf({ patterns, ...lengths }: TextLimits, isExact: boolean): NFA {
  const { minLength: shortest = 0, maxLength: longest = Number.POSITIVE_INFINITY } = lengths;
  const isShort = (length: number) => length <= maxLength;
  if (isExact && !(isShort(shortest) && (isShort(longest) || longest === Number.POSITIVE_INFINITY)))
    throw new RangeError('the automaton would be too large');
  const range = `${isShort(shortest) ? shortest : 0},${isShort(longest) ? longest : ''}`;
  const limits = range === '0,' ? patterns : [`^[^]{${range}}$`, ...patterns];
  return limits.map(languageOfPattern).reduce(intersect, all());
}

function intersect(one: NFA, other: NFA): NFA {
  return NFA.fromIntersection(one, other, new NFA.LimitedNodeFactory(maxNodes));
}

function complement(language: NFA): DFA {
  const deterministic = DFA.fromFA(language, new DFA.LimitedNodeFactory(maxNodes));
  deterministic.complement();
  return deterministic;
}

function firstTexts(language: NFA, count: number): string[] {
  const found: string[] = [];
  if (language.isEmpty || count === 0) return found;
  for (const wordSet of language.wordSets()) {
    const word = Words.pickMostReadableWord(wordSet);
    // A lone surrogate is no text that could be sent.
    if (word?.every((char) => char < 0xd800 || char > 0xdfff)) found.push(Words.fromUnicodeToString(word));
    if (found.length >= count) break;
  }
  return found;
}

/** The texts that have a match of a pattern somewhere. */
function languageOfPattern(pattern: string): NFA {
  if (!cache.has(pattern)) cache.set(pattern, read(pattern));
  const known = cache.get(pattern);
  if (known === undefined) throw new TypeError(`no automaton takes the texts of ${pattern}`);
  return known.copy();
}

function read(pattern: string): NFA | undefined {
  try {
    const parser = JS.Parser.fromLiteral({ source: pattern, flags: 'u' });
    const { expression } = parser.parse({ assertions: 'parse', backreferences: 'throw' });
    return union(expression.alternatives.flatMap(expandStart).map(anywhere));
  } catch {
    return undefined;
  }
}

type Elements = readonly NoParent<Element>[];

/** A sequence once for each branch of a group at its start that holds assertions. */
function expandStart({ elements }: NoParent<Concatenation>): Elements[] {
  const [first, ...others] = elements;
  if (first?.type !== 'Alternation' || !hasAssertion(first)) return [elements];
  return first.alternatives.flatMap((branch) =>
    expandStart({ ...branch, elements: [...branch.elements, ...others] }),
  );
}

/** The texts with a match of a sequence: at the start if it is anchored there, anywhere otherwise. */
function anywhere(elements: Elements): NFA {
  const zeroWidth = elements.findIndex(({ type }) => type !== 'Assertion');
  const leading = zeroWidth === -1 ? elements : elements.slice(0, zeroWidth);
  const anchor = leading.find(isStart);
  if (anchor !== undefined)
    return matching(
      elements.filter((element) => element !== anchor),
      all(),
    );
  const language = matching(elements, all());
  language.prepend(all());
  return language;
}

/** The texts that begin with a match of a sequence and go on with a text of `rest`. */
function matching(elements: Elements, rest: NFA): NFA {
  return elements.reduceRight<NFA>((after, element) => {
    if (element.type === 'Assertion') {
      if (element.kind === 'behind') throw new TypeError('a look-behind needs what is before it');
      const ahead = union(element.alternatives.map((branch) => matching(branch.elements, all())));
      return element.negate
        ? NFA.fromIntersection(after, complement(ahead), new NFA.LimitedNodeFactory(maxNodes))
        : intersect(after, ahead);
    }
    if (element.type === 'Alternation' && hasAssertion(element))
      return union(element.alternatives.map((branch) => matching(branch.elements, after)));
    const own = NFA.fromRegex(
      { type: 'Concatenation', elements: [element] },
      { maxCharacter },
      { assertions: 'throw' },
      new NFA.LimitedNodeFactory(maxNodes),
    );
    own.append(after);
    return own;
  }, rest);
}

function union(languages: readonly NFA[]): NFA {
  const found = NFA.empty({ maxCharacter });
  for (const language of languages) found.union(language);
  return found;
}

function all(): NFA {
  return NFA.all({ maxCharacter });
}

/** Tells whether an element is `^`: nothing at all stands before it. */
function isStart(element: NoParent<Element>): boolean {
  if (element.type !== 'Assertion' || element.kind !== 'behind' || !element.negate) return false;
  const [only] = element.alternatives;
  const [char] = only?.elements ?? [];
  return (
    element.alternatives.length === 1 &&
    only?.elements.length === 1 &&
    char?.type === 'CharacterClass' &&
    char.characters.isAll
  );
}

function hasAssertion(element: NoParent<Element>): boolean {
  if (element.type === 'Assertion') return true;
  if (element.type !== 'Alternation' && element.type !== 'Quantifier') return false;
  return element.alternatives.some(({ elements }) => elements.some(hasAssertion));
}
