import { parseArguments } from '@acs-contracts/commands/command';
import { expect, it } from 'vitest';
import { command, type Options, readOptions } from '../src/cli/options.js';

function parseOptions(args: readonly string[]): Options {
  return readOptions(parseArguments(command, args));
}

it('judges everything and checks the report by default', () => {
  expect(parseOptions([])).toEqual({ write: false });
});

it('writes the report when it is told to, in as many threads as it is told', () => {
  expect(parseOptions(['--write', '--workers', '3'])).toEqual({ write: true, workers: 3 });
});

it.each([
  [['a.json'], /a\.json/],
  [['--workers', '0'], 'expected --workers from 1 to 64, got "0"'],
  [['--fast'], "unknown option '--fast'"],
])('refuses %j', (args, message) => {
  expect(() => parseOptions(args)).toThrow(message);
});
