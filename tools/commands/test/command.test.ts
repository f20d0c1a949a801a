import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseArguments, runCommand } from '../src/command.js';
import { CommandError, UsageError } from '../src/command-error.js';
import { catchOutput, pretendArguments } from './printed.js';

const command = {
  name: 'pnpm count',
  summary: 'Counts.',
  options: {
    fast: { type: 'boolean', default: false, description: 'count by tens' },
    from: { type: 'string', value: 'N', description: 'where to begin' },
  },
  examples: ['pnpm count --from 3'],
  exitCodes: { 0: 'counted' },
} as const;

const printed = catchOutput();

/** Runs the command with arguments. Returns what it did: its exit code, and how often it ran. */
async function run(args: readonly string[], work = async () => 0) {
  pretendArguments(args);
  const counted = vi.fn(work);
  await runCommand(command, counted);
  return { code: process.exitCode ?? 0, runs: counted.mock.calls.length };
}

describe('help', () => {
  it.each([
    ['--help'],
    ['-h'],
    ['--', '--help'],
    ['--fast', '--help'],
    ['--unknown', '--help'],
    ['--from', '--help'],
    ['operand', '--help'],
    ['--help', '--from'],
  ])('is printed, and nothing runs, for %j %j', async (...args) => {
    expect(await run(args)).toEqual({ code: 0, runs: 0 });
    expect(printed().stderr).toEqual([]);
    expect(printed().stdout.join('\n')).toBe(`Usage: pnpm count [options]

Counts.

Options:
  --fast    count by tens
  --from N  where to begin
  --help    print this text

Example:
  pnpm count --from 3

Exit codes:
  0  counted
  2  invalid arguments`);
  });
});

describe('invalid arguments', () => {
  it.each([
    [['--slow'], "unknown option '--slow'"],
    [['-x'], "unknown option '-x'"],
    [['--slow', 'operand'], "unknown option '--slow'"],
    [['--no-fast'], "unknown option '--no-fast'"],
    [['--Fast'], "unknown option '--Fast'"],
    [['--a\nb'], "unknown option '--a b'"],
    [['--a. b'], "unknown option '--a. b'"],
    [['--\u001b[31mred'], "unknown option '-- [31mred'"],
    [['--fast=yes'], "option '--fast' does not take an argument"],
    [['--from'], "option '--from <value>' argument missing"],
    [['--from', '--fast'], "option '--from' argument is ambiguous"],
    [['operand'], 'unexpected argument "operand"'],
    [['--', '--', '--fast'], 'unexpected argument "--fast"'],
  ])('%j are one line, exit code 2, and nothing runs', async (args, message) => {
    expect(await run(args)).toEqual({ code: 2, runs: 0 });
    expect(printed()).toEqual({ stdout: [], stderr: [`pnpm count: ${message} (see pnpm count --help)`] });
  });

  it('are one line, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.string().map((text) => `--${text}`),
          ),
        ),
        (args) => {
          try {
            parseArguments(command, args);
          } catch (error) {
            expect(error).toBeInstanceOf(UsageError);
            expect(String(error)).toMatch(/^.+$/);
          }
        },
      ),
    );
  });
});

it('passes values and operands on, and returns the exit code of the work', async () => {
  expect(parseArguments({ ...command, operands: '[FILE]' }, ['--from', '3', 'a'])).toMatchObject({
    values: { fast: false, from: '3' },
    positionals: ['a'],
  });
  expect(await run(['--fast'], async () => 4)).toEqual({ code: 4, runs: 1 });
});

it('prints the message of a command error without a stack trace', async () => {
  const work = () => Promise.reject(new CommandError('the build failed'));
  expect(await run([], work)).toEqual({ code: 1, runs: 1 });
  expect(printed().stderr).toEqual(['pnpm count: the build failed']);
});

it('does not hide any other error', async () => {
  await expect(run([], () => Promise.reject(new RangeError('a bug')))).rejects.toThrow('a bug');
});
