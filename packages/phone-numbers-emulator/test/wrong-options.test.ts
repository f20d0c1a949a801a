import { describe, expect, it } from 'vitest';
import { readCommand } from '../src/cli/options.js';
import { flags } from '../src/cli/parse.js';
import { reasonOf } from '../src/cli/problem.js';
import { unrecordedFlags } from '../src/cli/unrecorded.js';
import { usage } from '../src/cli/usage.js';
import { UsageError } from '../src/cli/usage-error.js';
import { OptionError } from '../src/option-checks.js';

/** The options with a text, but for those that were never recorded, which share their values. */
type TextFlag = Exclude<
  {
    [Name in keyof typeof flags]: (typeof flags)[Name]['type'] extends 'string' ? Name : never;
  }[keyof typeof flags],
  keyof typeof unrecordedFlags
>;

/** Values that each option refuses; files are read later. */
const wrongValues: Readonly<Record<TextFlag, readonly string[]>> = {
  port: ['70000', '-1', '1.5', '0x50', 'http', '', ' 80', '\u001b[31m'],
  hostname: ['http://localhost', 'a b', 'a/b', '[::1]', '', 'a\u009b31m b'],
  'access-key': ['!', '', 'abc', 'a key that must not be shown'],
  search: ['a b', '.', '', 'a=wins', 'a=', '\u001b[31m'],
  'tls-cert': [],
  'tls-key': [],
  'write-certificate': [],
  searches: [],
  seed: [],
  admin: ['on', '', 'LOOPBACK', '\u001b[31m'],
  violation: ['X99', 'P06,X99', '', ',', '\u009b', 'P'.repeat(1_000)],
  pace: ['fast', '', 'POLLS'],
  now: ['noon', '2026-01-31T12:00:00', '2026-13-01', '2026-02-30T00:00:00Z', '2027-02-29', '2026-04-31', ''],
  'write-fixtures': [],
};
const wrong = [
  ...Object.entries(wrongValues),
  ...Object.keys(unrecordedFlags).map((flag) => [flag, ['none', '', '\u202e']] as const),
];
const textFlags = Object.entries(flags)
  .filter(([, { type }]) => type === 'string')
  .map(([flag]) => flag);
const booleanFlags = Object.keys(flags).filter((flag) => !textFlags.includes(flag));

function problemOf(...args: readonly string[]): string {
  try {
    readCommand(args);
  } catch (error) {
    if (error instanceof UsageError || error instanceof OptionError) return reasonOf(error);
    throw error;
  }
  return '';
}

function expectOneLine(problem: string, flag: string): void {
  expect(problem).toContain(`--${flag}`);
  expect(problem).toMatch(/^[^\p{Cc}\p{Bidi_C}\u2028\u2029]{1,220}$/u);
}

describe('an option of the command', () => {
  it.each(wrong.flatMap(([flag, values]) => values.map((value) => ({ flag, value }))))(
    'is named on one short line when its value is wrong: --$flag=$value',
    ({ flag, value }) => {
      const problem = problemOf(`--${flag}=${value}`);
      expectOneLine(problem, flag);
      expect(problem).not.toContain('must not be shown');
    },
  );

  it.each(textFlags)('is named when its value is missing, or looks like an option: --%s', (flag) => {
    const message = `--${flag} needs a value; write --${flag}=VALUE if it begins with a dash`;
    expect(problemOf(`--${flag}`)).toBe(message);
    expect(problemOf(`--${flag}`, '-1')).toBe(message);
    expect(problemOf(`--${flag}`, '--quiet')).toBe(message);
  });

  it.each(booleanFlags)('is named when it takes no value and has one: --%s', (flag) => {
    expect(problemOf(`--${flag}=1`)).toBe(`--${flag} takes no value`);
  });

  it.each(Object.keys(flags).filter((flag) => flag.length > 4))('is suggested for a slip: --%s', (flag) => {
    const slips = [flag.slice(0, -1), `${flag}s`, flag.replace(/.(?=.$)/, '_'), flag.toUpperCase()];
    for (const slip of slips.filter((text) => !Object.hasOwn(flags, text))) {
      expect(problemOf(`--${slip}`)).toMatch(/^unknown option "--[\w-]+"; did you mean --[\w-]+\?$/);
    }
  });

  it.each(['--fast', '-x', '--\u001b[31m', '--a\nb'])(
    'is refused on one line if it is unknown: %j',
    (text) => {
      expect(problemOf(text)).toMatch(/^unknown option "[ -~]+"$/);
    },
  );

  it.each(Object.keys(flags))('is in the help: --%s', (flag) => {
    expect(usage).toMatch(new RegExp(`^  --${flag}[ =\\n]`, 'm'));
  });

  it.each([
    ['p06', 'P06'],
    ['P6', 'P06'],
    ['o39', 'O39'],
  ])('names the violation that may be meant: --violation %s', (id, meant) => {
    expect(problemOf('--violation', id)).toBe(
      `--violation: unknown violation "${id}"; did you mean ${meant}? "npx @acs-contracts/phone-numbers-emulator --list-violations" lists them`,
    );
  });
});

describe('the examples of the help', () => {
  const section = usage.slice(usage.indexOf('\nexamples:'));
  const examples = [
    ...section.matchAll(/^ {2}npx @acs-contracts\/phone-numbers-emulator((?:\\\n|[^\n])*)$/gm),
  ];

  it.each(examples.map(([, args = '']) => args.replace('\\\n', ' ').trim()))('can be used: %s', (args) => {
    expect(readCommand(args.split(/\s+/)).action).toBe('serve');
  });

  it('are three or more', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
  });
});
