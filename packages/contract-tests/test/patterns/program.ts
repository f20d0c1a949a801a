import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp';

/** One step of a matcher that backtracks. `to` and `or` are places in the program. */
export type Instruction =
  | { readonly kind: 'character'; readonly matches: (character: string) => boolean; readonly by: 1 | -1 }
  | { readonly kind: 'try'; readonly to: number; readonly or: number }
  | { readonly kind: 'look'; readonly program: Program; readonly negate: boolean }
  | { readonly kind: 'holds'; readonly at: (text: readonly string[], position: number) => boolean }
  // A round of a loop begins, and ends: one that took nothing is the last.
  | { readonly kind: 'round' }
  | { readonly kind: 'moved' }
  | { readonly kind: 'match' };

export type Program = readonly Instruction[];

/**
 * Compiles a pattern to the instructions that a backtracking engine takes, one by one (ECMA-262, 22.2.2).
 *
 * @throws Error for a backreference, which none of our patterns has.
 */
export function compile(pattern: RegExp): Program {
  const { flags, pattern: body } = parseRegExpLiteral(pattern);
  return compileAlternatives(body.alternatives, { flags: flags.raw.replace(/[gydv]/g, ''), by: 1 });
}

interface Settings {
  readonly flags: string;
  /** 1 to the right; -1 inside a lookbehind, where matching goes to the left. */
  readonly by: 1 | -1;
}

function compileAlternatives(alternatives: readonly AST.Alternative[], settings: Settings): Program {
  const program: Instruction[] = [];
  emitAlternatives(program, alternatives, settings);
  program.push({ kind: 'match' });
  return program;
}

function emitAlternatives(
  program: Instruction[],
  [first, ...others]: readonly AST.Alternative[],
  settings: Settings,
): void {
  if (first === undefined) return;
  if (others.length === 0) {
    emitElements(program, first, settings);
    return;
  }
  const fork = reserve(program);
  emitElements(program, first, settings);
  const end = reserve(program);
  program[fork] = { kind: 'try', to: fork + 1, or: program.length };
  emitAlternatives(program, others, settings);
  program[end] = { kind: 'try', to: program.length, or: program.length };
}

function emitElements(program: Instruction[], { elements }: AST.Alternative, settings: Settings): void {
  for (const element of settings.by === 1 ? elements : elements.toReversed()) {
    emit(program, element, settings);
  }
}

function emit(program: Instruction[], element: AST.Element, settings: Settings): void {
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      emitAlternatives(program, element.alternatives, settings);
      return;
    case 'Quantifier':
      emitQuantifier(program, element, settings);
      return;
    case 'Assertion':
      program.push(assertion(element, settings));
      return;
    case 'Backreference':
      throw new Error(`${element.raw}: backreferences are not counted`);
    default:
      program.push({ kind: 'character', matches: membersOf(element.raw, settings.flags), by: settings.by });
  }
}

/** `x{2,4}` is `xx(x(x)?)?`, and `x*` a loop that ends with a round that takes nothing. */
function emitQuantifier(
  program: Instruction[],
  { min, max, greedy, element }: AST.Quantifier,
  settings: Settings,
): void {
  for (let count = 0; count < min; count++) emit(program, element, settings);
  const forks: number[] = [];
  const isEndless = max === Number.POSITIVE_INFINITY;
  for (let count = min; count < (isEndless ? min + 1 : max); count++) {
    forks.push(reserve(program));
    program.push({ kind: 'round' });
    emit(program, element, settings);
    program.push({ kind: 'moved' });
  }
  const [loop] = forks;
  if (isEndless && loop !== undefined) program.push({ kind: 'try', to: loop, or: loop });
  for (const fork of forks) {
    const [round, past] = [fork + 1, program.length];
    program[fork] = { kind: 'try', to: greedy ? round : past, or: greedy ? past : round };
  }
}

function assertion(element: AST.Assertion, { flags }: Settings): Instruction {
  if (element.kind === 'lookahead' || element.kind === 'lookbehind') {
    const by = element.kind === 'lookahead' ? 1 : -1;
    const program = compileAlternatives(element.alternatives, { flags, by });
    return { kind: 'look', program, negate: element.negate };
  }
  if (element.kind === 'word') {
    const { negate } = element;
    return {
      kind: 'holds',
      at: (text, position) => (isWord(text[position - 1]) !== isWord(text[position])) !== negate,
    };
  }
  const beside = element.kind === 'start' ? -1 : 0;
  return {
    kind: 'holds',
    at: (text, position) => {
      const character = text[position + beside];
      return character === undefined || (flags.includes('m') && /[\n\r\u2028\u2029]/.test(character));
    },
  };
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /\w/.test(character);
}

/** Whether a character is one of those that a part of a pattern takes, asked of the engine once for each character. */
function membersOf(raw: string, flags: string): (character: string) => boolean {
  const pattern = new RegExp(`^(?:${raw})$`, flags.replace('m', ''));
  const known = new Map<string, boolean>();
  return (character) => {
    const answer = known.get(character) ?? pattern.test(character);
    known.set(character, answer);
    return answer;
  };
}

/** A place for an instruction that is known when what follows it is written. */
function reserve(program: Instruction[]): number {
  return program.push({ kind: 'match' }) - 1;
}
