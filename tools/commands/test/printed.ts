import { afterEach, beforeEach, vi } from 'vitest';

/** What a command printed in a test, a string for each call. */
export interface Printed {
  readonly stdout: string[];
  readonly stderr: string[];
}

const { argv, exitCode } = process;

/**
 * Catches what commands print in the tests of a file, and undoes what they do to this process.
 *
 * @returns what was printed in the test that runs
 */
export function catchOutput(): () => Printed {
  let printed: Printed;
  beforeEach(() => {
    printed = { stdout: [], stderr: [] };
    vi.spyOn(console, 'log').mockImplementation((line: string) => printed.stdout.push(line));
    vi.spyOn(console, 'error').mockImplementation((line: string) => printed.stderr.push(line));
  });
  afterEach(() => {
    process.argv = argv;
    process.exitCode = exitCode;
    vi.restoreAllMocks();
  });
  return () => printed;
}

/** Gives this process arguments, and no exit code. */
export function pretendArguments(args: readonly string[]): void {
  process.argv = ['node', 'main.ts', ...args];
  process.exitCode = undefined;
}
