import path from 'node:path';
import { getLineColLocation, type NormalizedProblem } from '@redocly/openapi-core';

/** One thing that is wrong with the contract, where a person finds it. */
export interface Problem {
  /** The file, relative to the repository's root. */
  readonly file: string;
  /** 1-based; 0 when the whole file is meant. */
  readonly line: number;
  /** 1-based; 0 when the whole file is meant. */
  readonly column: number;
  /** The rule that found it, as its configuration names it. */
  readonly rule: string;
  /** What is wrong and what was expected. */
  readonly message: string;
}

/** Thrown when the contract cannot be used. Its message has one line a problem: `file:line:column message (rule)`. */
export class InvalidSpecError extends Error {
  override readonly name = 'InvalidSpecError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}

/** One line of text for a problem. */
export function formatProblem({ file, line, column, rule, message }: Problem): string {
  const place = line > 0 ? `${file}:${line}:${column}` : file;
  return `${place} ${message} (${rule})`;
}

/** Turns Redocly's problem into ours: its place as file and line, its suggestions as part of the message. */
export function fromRedocly(root: string, problem: NormalizedProblem): Problem {
  const [location] = problem.location;
  const suggestions = problem.suggest.length > 0 ? ` Did you mean ${problem.suggest.join(', ')}?` : '';
  const message = problem.message.replaceAll(/\s*\n\s*/g, ' ').trim() + suggestions;
  if (location === undefined) return { file: '', line: 0, column: 0, rule: problem.ruleId, message };
  const { start } = getLineColLocation(location);
  return {
    file: path.relative(root, location.source.absoluteRef).split(path.sep).join('/'),
    line: start.line,
    column: start.col,
    rule: problem.ruleId,
    message,
  };
}
