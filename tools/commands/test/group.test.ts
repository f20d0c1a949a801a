import { describe, expect, it, vi } from 'vitest';
import { runCommand } from '../src/command.js';
import { runGroup } from '../src/group.js';
import { catchOutput, pretendArguments } from './printed.js';

const printed = catchOutput();

/** What the command `up` of the group got: the value of its option, and its operands. */
const up = vi.fn(async (_received: unknown) => 4);

const commands = {
  up: {
    summary: 'counts up',
    load: () =>
      runCommand(
        {
          name: 'pnpm count up',
          summary: 'Counts up.',
          operands: '[N]',
          options: { to: { type: 'string', value: 'N', description: 'where to end' } },
          examples: ['pnpm count up --to 3'],
          exitCodes: { 0: 'counted' },
        },
        ({ values: { to }, positionals }) => up({ to, positionals }),
      ),
  },
  down: { summary: 'counts down', load: () => Promise.reject(new Error('not to be loaded')) },
};
const group = {
  name: 'pnpm count',
  summary: 'Counts.',
  commands,
  examples: ['pnpm count up'],
  exitCodes: { 0: 'counted' },
};

/** Runs the group with arguments. Returns its exit code, and what its command got each time that it ran. */
async function run(args: readonly string[], alone?: () => Promise<number>) {
  up.mockClear();
  pretendArguments(args);
  await runGroup(group, alone);
  return { code: process.exitCode ?? 0, received: up.mock.calls.flat() };
}

describe('help', () => {
  it.each([
    ['--help'],
    ['-h'],
    ['--', '--help'],
    ['--help', 'up'],
    ['--unknown', '--help'],
    ['other', '--help'],
  ])('lists the commands, and nothing runs, for %j %j', async (...args) => {
    expect(await run(args)).toEqual({ code: 0, received: [] });
    expect(printed().stderr).toEqual([]);
    expect(printed().stdout.join('\n')).toBe(`Usage: pnpm count COMMAND [options]

Counts.

Commands:
  up    counts up
  down  counts down

Options:
  --help  print this text

Example:
  pnpm count up

Exit codes:
  0  counted
  2  invalid arguments`);
  });

  it('of a command is its own', async () => {
    expect(await run(['up', '--help'])).toEqual({ code: 0, received: [] });
    expect(printed().stdout.join('\n')).toMatch(/^Usage: pnpm count up \[options\] \[N\]\n/);
  });
});

it.each([[['up', '--to', '3', 'a']], [['--', 'up', '--to', '3', 'a']]])(
  '%j runs the command with what follows its word',
  async (args) => {
    expect(await run(args)).toEqual({ code: 4, received: [{ to: '3', positionals: ['a'] }] });
  },
);

it.each([
  [[], 'expected one of up, down; received none'],
  [['sideways'], 'expected one of up, down; received "sideways"'],
  [['toString'], 'expected one of up, down; received "toString"'],
  [[''], 'expected one of up, down; received ""'],
  [['--to', 'up'], "unknown option '--to'"],
])('%j is refused with one line and exit code 2, and nothing runs', async (args, message) => {
  expect(await run(args)).toEqual({ code: 2, received: [] });
  expect(printed()).toEqual({ stdout: [], stderr: [`pnpm count: ${message} (see pnpm count --help)`] });
});

describe('a group that does something by itself', () => {
  const alone = vi.fn(async () => 3);

  it('does so when no command is named', async () => {
    expect(await run([], alone)).toEqual({ code: 3, received: [] });
    expect(alone).toHaveBeenCalledOnce();
  });

  it.each([
    [['--help'], 0],
    [['sideways'], 2],
    [['--slow'], 2],
    [['up'], 4],
  ])('does not for %j', async (args, code) => {
    alone.mockClear();
    expect(await run(args, alone)).toMatchObject({ code });
    expect(alone).not.toHaveBeenCalled();
  });

  it('says that the word may be left out', async () => {
    await run(['--help'], alone);
    expect(printed().stdout.join('\n')).toMatch(/^Usage: pnpm count \[COMMAND\] \[options\]\n/);
  });
});
