import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../src/repository-root.js';

const guard = fileURLToPath(new URL('./do-nothing-guard.ts', import.meta.url));
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  await readFile(path.join(repositoryRoot, 'package.json'), 'utf8'),
);

/** What to run: the program relative to the root, and what comes before its own arguments. */
type Program = [name: string, program: string, ...args: string[]];

/** The scripts of the repository that are programs of its own, by name; and the programs that packages call. */
const programs: Program[] = [
  ...Object.entries(scripts).flatMap(([name, script]): Program[] => {
    const [runner, ...words] = script.split(' ');
    // Options before the program are those of Node.js.
    const [program, ...args] = words.slice(words.findIndex((word) => !word.startsWith('--')));
    return runner === 'tsx' && program !== undefined ? [[name, program, ...args]] : [];
  }),
  ['openapi', 'tools/openapi/src/main.ts'],
  ['package:check', 'tools/release/src/package-check/main.ts'],
];

/** The commands that a help text lists, by the word that a person types for each. */
const wordsIn = (help: string) =>
  [...(/\nCommands:\n(.*?)\n\n/s.exec(help)?.[1] ?? '').matchAll(/^ {2}(\S+) /gm)].map(
    ([, word = '']) => word,
  );

/** Runs a program that is stopped as soon as it starts a process, listens, connects or writes a file. */
function run(name: string, program: string, ...args: readonly string[]) {
  return new Promise<{ code: number | string; stdout: string; stderr: string }>((resolve) => {
    const flags = ['--import', import.meta.resolve('tsx'), '--import', guard];
    const env = { ...process.env, TSX_DISABLE_CACHE: '1', TURBO_HASH: undefined, npm_lifecycle_event: name };
    execFile(
      process.execPath,
      [...flags, path.join(repositoryRoot, program), ...args],
      { cwd: repositoryRoot, env },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

/** What each program prints for `--help`. What it lists there as commands of its own is held to the same. */
const helps = new Map<string, Awaited<ReturnType<typeof run>>>();
for (const [name, program, ...args] of programs) {
  const help = await run(name, program, ...args, '--help');
  helps.set(name, help);
  // The list grows while it is gone through.
  programs.push(...wordsIn(help.stdout).map((word): Program => [`${name} ${word}`, program, ...args, word]));
}

it('finds the programs of the repository', () => {
  expect(programs.map(([name]) => name)).toEqual(
    expect.arrayContaining([
      'start',
      'bench',
      'faults',
      ...['bench spec-diff', 'bench pipeline'],
      ...['spec diff', 'spec gate', 'spec watch', 'spec traffic'],
      ...['release version', 'release audit', 'release rehearse', 'release sbom'],
    ]),
  );
});

describe.each(programs)('%s', (name, program, ...args) => {
  it('prints its usage for --help and does nothing else', () => {
    const { code, stdout = '', stderr } = helps.get(name) ?? {};
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: (pnpm )?${name}\\b`));
    expect(stdout).toMatch(/\nExamples?:\n {2}\S/);
    expect(stdout).toMatch(/\nExit codes:\n/);
    expect(stdout.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });

  it('refuses an unknown option with one line that names it, and does nothing else', async () => {
    const { code, stdout, stderr } = await run(name, program, ...args, '--no-such-option');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^.*unknown option '--no-such-option' \(see .* --help\)\n$/);
  });
});
