import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { machineEnvironment } from '../programs/machine-environment.js';

/** The program that runs turbo, without its arguments. Needs no shell, which differ by operating system. */
export const turbo: readonly [node: string, script: string] = [
  process.execPath,
  createRequire(new URL('../../../../package.json', import.meta.url)).resolve('turbo/bin/turbo'),
];

/**
 * The environment of turbo. turbo has no committed setting for its telemetry, so that every command of the
 * repository starts it with this one.
 */
export const turboEnvironment = { TURBO_TELEMETRY_DISABLED: '1' } as const;

/** Starts `turbo run` in a folder. pnpm, which runs each task, has the settings of the machine. */
export function startTurbo(
  root: string,
  args: readonly string[],
  stdio: 'inherit' | readonly ('ignore' | 'pipe' | 'inherit' | NodeJS.WriteStream)[],
  environment: NodeJS.ProcessEnv = {},
): ChildProcess {
  const [node, script] = turbo;
  return spawn(node, [script, 'run', ...args], {
    cwd: root,
    stdio: stdio === 'inherit' ? stdio : [...stdio],
    env: { ...machineEnvironment(), ...turboEnvironment, ...environment },
  });
}

/** How `turbo run` ended. */
export interface TurboResult {
  readonly code: number;
  /** What it printed to stdout and stderr, as it came. */
  readonly output: string;
}

/** Runs `turbo run` in a folder and collects its output. */
export async function runTurbo(
  root: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<TurboResult> {
  const child = startTurbo(root, args, ['ignore', 'pipe', 'pipe'], environment);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return { code: await exitCodeOf(child), output };
}

/** Waits until a process has ended and its output is closed. Returns its exit code; 1 when a signal ended it. */
export function exitCodeOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
