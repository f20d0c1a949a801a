import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { emulatorForTest } from './command.js';
import { commandInside } from './inside.js';

const commands = [
  ...[
    'search',
    'buy',
    'purchase',
    'ensure',
    'resume',
    'watch',
    'cancel',
    'list',
    'show',
    'update',
    'release',
  ],
  ...['doctor', 'completion', 'journal', 'journal list', 'journal show', 'journal export', 'journal prune'],
];

const tooLong = (text: string, columns: number) =>
  stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.length > columns && !/^ *\S+( \\)?$/.test(line));

it.each([40, 60, 80])('every help has examples, and no line wider than %i columns', async (columns) => {
  const emulator = await emulatorForTest();
  const command = await commandInside(emulator, { isTTY: true, columns });
  expect(tooLong((await command('--help')).stdout, columns)).toEqual([]);
  for (const name of commands) {
    const { code, stdout } = await command(...name.split(' '), '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('Examples:');
    expect(tooLong(stdout, columns)).toEqual([]);
  }
});

it.each([40, 80])(
  'an example that is broken for %i columns can be copied as one command',
  async (columns) => {
    const emulator = await emulatorForTest();
    const command = await commandInside(emulator, { isTTY: true, columns });
    const { stdout } = await command('buy', '--help');
    expect(stdout.replace(/ \\\n +/g, ' ')).toContain(
      '  $ acs-phone-numbers buy US --type toll-free --calling inbound --key order-17 --yes --max-price 2.00 --currency USD\n',
    );
  },
);

it.each([
  ['buy'],
  ['buy', 'US', '--type', 'satellite'],
  ['buy', 'US', '--type', 'mobile', '--calling', 'inbound'],
  ['list', '--timeout', 'forever'],
  ['purchase', 'not an id'],
  ['lsit'],
])('wrong usage is explained on lines of 40 columns: %s', async (...args) => {
  const emulator = await emulatorForTest();
  const command = await commandInside(emulator, { isTTY: true, columns: 40 });
  const { code, stderr } = await command(...args);
  expect(code).toBe(2);
  expect(tooLong(stderr, 40)).toEqual([]);
});
