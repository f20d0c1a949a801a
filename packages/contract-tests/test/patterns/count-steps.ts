import { compile, type Instruction, type Program } from './program.js';

/** Where a matcher stands, and the places where the rounds began that it is in, the innermost first. */
interface Thread {
  readonly place: number;
  readonly position: number;
  readonly rounds: Rounds | undefined;
}

interface Rounds {
  readonly began: number;
  readonly outer: Rounds | undefined;
}

/** What it takes to find all matches of a pattern in a text. */
interface Search {
  /** Instructions that a backtracking engine takes: what its time grows with, the same on every machine. */
  readonly steps: number;
  readonly matches: number;
}

/** Searches a text. `size` is the number of its instructions: no less than what the bounds of its pattern add up to. */
export type Searcher = ((text: string, limit?: number) => Search) & { readonly size: number };

/**
 * Searches a text for all matches of a pattern, and counts.
 *
 * @param limit - Ends the search once more steps than this are taken.
 * @throws Error for a pattern with a backreference.
 */
export function searcher(pattern: RegExp): Searcher {
  const program = compile(pattern);
  const search = (text: string, limit = Number.POSITIVE_INFINITY): Search => {
    const characters = pattern.flags.includes('u') ? [...text] : text.split('');
    const budget = { steps: 0, limit };
    let matches = 0;
    for (let start = 0; start <= characters.length && budget.steps <= limit; ) {
      const end = run(program, characters, start, budget);
      if (end !== undefined) matches++;
      start = end === undefined || end === start ? start + 1 : end;
    }
    return { steps: budget.steps, matches };
  };
  return Object.assign(search, { size: sizeOf(program) });
}

function sizeOf(program: Program): number {
  return program.reduce((sum, step) => sum + (step.kind === 'look' ? sizeOf(step.program) : 1), 0);
}

/** The end of the match that begins at a position; `undefined` without a match, or once the budget is spent. */
function run(
  program: Program,
  text: readonly string[],
  start: number,
  budget: { steps: number; readonly limit: number },
): number | undefined {
  const left: Thread[] = [{ place: 0, position: start, rounds: undefined }];
  for (let thread = left.pop(); thread !== undefined; thread = left.pop()) {
    let { place, position, rounds } = thread;
    for (let alive = true; alive; ) {
      if (++budget.steps > budget.limit) return undefined;
      const instruction: Instruction | undefined = program[place++];
      switch (instruction?.kind) {
        case 'character': {
          const character = text[instruction.by === 1 ? position : position - 1];
          alive = character !== undefined && instruction.matches(character);
          position += instruction.by;
          break;
        }
        case 'try':
          if (instruction.or !== instruction.to) left.push({ place: instruction.or, position, rounds });
          place = instruction.to;
          break;
        case 'look':
          alive = (run(instruction.program, text, position, budget) === undefined) === instruction.negate;
          break;
        case 'holds':
          alive = instruction.at(text, position);
          break;
        case 'round':
          rounds = { began: position, outer: rounds };
          break;
        case 'moved':
          alive = rounds?.began !== position;
          rounds = rounds?.outer;
          break;
        default:
          return position;
      }
    }
  }
  return undefined;
}
