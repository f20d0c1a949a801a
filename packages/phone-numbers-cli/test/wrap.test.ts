import { expect, it } from 'vitest';
import { wrap } from '../src/cli/wrap.js';
import { emulatorForTest, tollFree } from './command.js';
import { personAtStreams } from './person.js';

it('a text is broken between words, and a word that is too long stays whole', () => {
  expect(wrap('one two three', 8)).toBe('one two\n  three');
  expect(wrap('  one two three', 9)).toBe('  one two\n    three');
  expect(wrap('short\none two three', 8, '> ')).toBe('short\none two\n> three');
  expect(wrap('a 378ddf60-81be-452a-ba4f-613198ea6c28', 10)).toBe(
    'a\n  378ddf60-81be-452a-ba4f-613198ea6c28',
  );
  expect(wrap('\u001b[32mone\u001b[39m two', 7)).toBe('\u001b[32mone\u001b[39m two');
});

it.for([40, 80, 200])(
  'on a terminal of %i columns, no line of buy, list, journal list and doctor is wider',
  async (columns) => {
    const emulator = await emulatorForTest();
    const person = await personAtStreams({ ...emulator, columns });
    let screen = '';
    for (const [args, answers] of [
      [['doctor', '--probe-search'], []],
      [['buy', ...tollFree], [['to buy: ', 'yes\n']]],
      [['buy', ...tollFree], [['to buy: ', 'no\n']]],
      [['list'], []],
      [['journal', 'list'], []],
      [['buy', ...tollFree, '--quantity', '900', '--yes', '--max-price', '1', '--currency', 'USD'], []],
    ] as const) {
      screen += (await person(args, answers)).screen;
    }
    // The answer stands behind the question; a name of a variable and of a file stays whole.
    const lines = screen.split('\n').filter((line) => !/to buy: (yes|no)|^ +\S+$/.test(line));
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
    expect(screen).toContain('Bought');
  },
);
