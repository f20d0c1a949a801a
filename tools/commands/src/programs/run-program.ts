import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a command left behind. */
export interface Outcome {
  /** Its exit code; 0 is success. */
  readonly code: number;
  /** What it printed to stdout, then what it printed to stderr. */
  readonly output: string;
  readonly stdout: string;
}

/** Runs a command to its end, whatever its exit code. Rejects only when it could not be started. */
export async function attempt(
  cwd: string,
  [command = '', ...args]: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Outcome> {
  const options = { cwd, env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 };
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args, options);
    return { code: 0, stdout, output: stdout + stderr };
  } catch (error) {
    if (!isExit(error)) throw error;
    return { code: error.code, stdout: error.stdout, output: error.stdout + error.stderr };
  }
}

/** Runs a command that has to succeed; gives what it printed to stdout. Throws with its whole output otherwise. */
export async function run(
  cwd: string,
  command: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  const { code, output, stdout } = await attempt(cwd, command, environment);
  if (code !== 0)
    throw new Error(`expected ${command.join(' ')} to succeed, got exit code ${code}:\n${output}`);
  return stdout;
}

function isExit(error: unknown): error is Error & { code: number; stdout: string; stderr: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' && 'stdout' in error;
}
