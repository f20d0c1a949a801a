import { expect, it } from 'vitest';
import { createTaskLog } from '../src/tasks/task-log.js';

/** The lines that the log prints for lines of turbo. */
function print(lines: readonly string[], { failed = false } = {}): string[] {
  const printed: string[] = [];
  const log = createTaskLog((line) => printed.push(line));
  for (const line of lines) log.add(line);
  if (failed) log.showFailures();
  return printed;
}

const run = [
  '',
  '   • turbo 2.11.11',
  '   • Packages in scope: @acs-contracts/spec, @acs-contracts/release',
  '   • Remote caching disabled',
  '',
  '@acs-contracts/spec:generate: cache hit, suppressing logs cc864111952b3150',
  '//:lint:code: cache bypass, force executing 1',
  '//:lint:code: src/a.ts:1:1: Failed: x#y',
  '@acs-contracts/release:test: cache miss, executing 7272fbef33209db9',
  '@acs-contracts/release:test: ',
  '@acs-contracts/release:test: \u001b[31m×\u001b[39m reads a recording',
  '@acs-contracts/release:test:     expected 1',
];

it('prints a line for each task, and nothing of what tasks print', () => {
  expect(print([...run, ' Tasks:    3 successful, 3 total'])).toEqual([
    '@acs-contracts/spec:generate (from cache)',
    '//:lint:code',
    '@acs-contracts/release:test',
    ' Tasks:    3 successful, 3 total',
  ]);
});

it('prints all that a failed task printed, with its blank lines and without colors', () => {
  const lines = [...run, 'Failed:    @acs-contracts/release#test'];
  expect(print(lines, { failed: true }).slice(3)).toEqual([
    'Failed:    @acs-contracts/release#test',
    [
      '\n@acs-contracts/release:test failed:',
      'cache miss, executing 7272fbef33209db9',
      '',
      '× reads a recording',
      '    expected 1',
    ].join('\n'),
  ]);
});

it('prints the output of several failed tasks, those of the root included', () => {
  const lines = [...run, 'Failed:    //#lint:code, @acs-contracts/release#test'];
  const text = print(lines, { failed: true }).join('\n');
  expect(text).toContain('//:lint:code failed:');
  expect(text).toContain('src/a.ts:1:1: Failed: x#y');
  expect(text).toContain('@acs-contracts/release:test failed:');
});

it('prints all that ran when turbo does not say what failed', () => {
  const text = print(run, { failed: true }).join('\n');
  expect(text).toContain('//:lint:code failed:');
  expect(text).toContain('@acs-contracts/release:test failed:');
  expect(text).not.toContain('spec:generate failed:');
});

it('keeps warnings and errors of turbo itself', () => {
  expect(
    print([
      ' WARNING  no output files found for task @acs-contracts/spec#generate',
      '@acs-contracts/spec#generate:  ERROR  command exited (1)',
    ]),
  ).toEqual([
    ' WARNING  no output files found for task @acs-contracts/spec#generate',
    '@acs-contracts/spec#generate:  ERROR  command exited (1)',
  ]);
});

it('leaves out the marks with which a CI service folds a task', () => {
  expect(
    print([
      '::group::@acs-contracts/spec:build',
      '\u001b[;31m@acs-contracts/spec:build\u001b[;0m',
      '::endgroup::',
    ]),
  ).toEqual([]);
});
