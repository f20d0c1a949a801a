import { spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagesNode } from '@acs-contracts/node-releases';
import { beforeAll, describe, expect, it } from 'vitest';
import { bin } from './command.js';

let folder = '';
const script = (shell: string) => join(folder, `completion.${shell}`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cli completion-'));
  for (const shell of ['bash', 'zsh', 'fish']) {
    // Nothing of a resource or of a home is needed for it.
    const { status, stdout, stderr } = spawnSync(packagesNode, [bin, 'completion', shell], { env: {} });
    expect(status, String(stderr)).toBe(0);
    await writeFile(script(shell), stdout);
  }
  await writeFile(join(folder, 'resource file.env'), '');
});

function run(program: string, ...args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  expect(stderr).toBe('');
  return stdout;
}

const isThere = (shell: string) => spawnSync(shell, ['--version']).status === 0;

/** What is typed, some of what is offered, and some of what is not. */
const cases: readonly (readonly [typed: string, offered: readonly string[], not: readonly string[]])[] = [
  ['', ['search', 'buy', 'journal', 'completion'], ['list_', '--type']],
  ['re', ['resume', 'release'], ['buy', 'search']],
  ['buy US --ty', ['--type'], ['--sms']],
  ['buy US --type ', ['toll-free', 'geographic', 'mobile'], ['inbound']],
  ['buy US --calling in', ['inbound', 'inbound+outbound'], ['outbound']],
  ['buy US --key list --type ', ['toll-free'], ['journal']],
  ['list --t', ['--timeout'], ['--type']],
  ['journal ', ['list', 'show', 'export', 'prune'], ['search']],
  ['journal prune --d', ['--days'], ['--type']],
  ['completion ', ['bash', 'zsh', 'fish'], ['list']],
  ['list --dotenv re', ['resource file.env'], ['resume']],
];

describe.runIf(isThere('bash'))('in bash', () => {
  it.for(cases)('"%s" is completed', ([typed, offered, not]) => {
    const words = ['acs-phone-numbers', ...typed.split(' ')];
    const set = `COMP_WORDS=("$@"); COMP_CWORD=${words.length - 1}`;
    const code = `source "$0"; ${set}; _acs_phone_numbers; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const lines = run('bash', '--noprofile', '--norc', '-c', code, script('bash'), ...words).split('\n');
    expect(lines).toEqual(expect.arrayContaining([...offered]));
    for (const word of not) expect(lines).not.toContain(word);
  });
});

describe.runIf(isThere('fish'))('in fish', () => {
  it.for(cases)('"%s" is completed', ([typed, offered, not]) => {
    const code = `source $argv[1]; complete -C "acs-phone-numbers $argv[2]"`;
    const output = run('fish', '--no-config', '-c', code, script('fish'), typed);
    const lines = output.split('\n').map((line) => line.replace(/\t.*/, '').replaceAll('\\', ''));
    expect(lines).toEqual(expect.arrayContaining([...offered]));
    for (const word of not) expect(lines).not.toContain(word);
  });
});

describe.runIf(isThere('zsh'))('in zsh', () => {
  // The completion system runs behind a line editor only: what it is called with is looked at.
  const code = `compdef() { }
_describe() { for i in "\${(@P)5:-}" $commands; do print -r -- "\${i%%:*}"; done }
_arguments() { print -rl -- "$@" "words: $words" "at: $CURRENT" }
source $1; shift; words=("$@"); CURRENT=$#; _acs_phone_numbers`;

  it('the commands, the options of one command and their values are offered', () => {
    const zsh = (...words: readonly string[]) =>
      run('zsh', '-f', '-c', code, 'zsh', script('zsh'), 'acs-phone-numbers', ...words).split('\n');
    expect(zsh('')).toEqual(expect.arrayContaining(['search', 'journal', 'completion']));
    expect(zsh('journal', '')).toEqual(expect.arrayContaining(['list', 'prune']));
    const buy = zsh('buy', 'US', '--ty');
    expect(buy).toContain('words: buy US --ty');
    expect(buy).toContain('at: 3');
    expect(buy).toContain('*: : ');
    expect(buy.find((line) => line.startsWith('--type'))).toMatch(/: :\(toll-free geographic mobile\)$/);
    expect(buy.find((line) => line.startsWith('--dotenv'))).toMatch(/: :_files$/);
    expect(zsh('completion', '')).toContain('1: :(bash zsh fish)');
  });
});

it('the scripts name every command of the help', () => {
  const help = run(packagesNode, bin, '--help');
  const commands = [...help.matchAll(/^ {2}([a-z]+) .*$/gm)].map(([, name = '']) => name);
  expect(commands).toContain('completion');
  for (const shell of ['bash', 'zsh', 'fish']) {
    const text = run(packagesNode, bin, 'completion', shell);
    for (const name of commands) expect(text).toContain(name);
  }
});
