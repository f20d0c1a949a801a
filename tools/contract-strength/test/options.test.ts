import { expect, it } from 'vitest';
import { parseOptions } from '../src/cli/options.js';

it('judges everything and writes the report by default', () => {
  expect(parseOptions([])).toEqual({ help: false, check: false });
});

it('names the file of a shard after it', () => {
  expect(parseOptions(['--shard', '2/4']).part).toEqual({
    shard: { index: 1, count: 4 },
    output: 'contract-strength-2-of-4.json',
  });
});

it('takes the files to merge', () => {
  expect(parseOptions(['--merge', 'a.json', 'b.json']).merge).toEqual(['a.json', 'b.json']);
});

it.each([
  [['--shard', '9/4'], 'expected a shard like 1/4, got "9/4"'],
  [['--merge'], 'expected files of results after --merge'],
  [['a.json'], 'expected options, got a.json'],
  [['--merge', 'a.json', '--shard', '1/2'], 'expected --shard or --merge, got both'],
  [['--check', '--shard', '1/2'], 'expected --check without --shard'],
  [['--output', 'a.json'], 'expected --output with --shard'],
  [['--workers', '0'], 'expected --workers from 1 to 64, got "0"'],
  [['--fast'], "Unknown option '--fast'"],
])('refuses %j', (args, message) => {
  expect(() => parseOptions(args)).toThrow(message);
});
