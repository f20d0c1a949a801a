import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { SmokeInput, SmokeReport } from './smoke.ts';

/** A place where the client runs. */
export interface Runtime {
  readonly name: string;
  /** Its version, or why it is missing on this machine. */
  find(): Promise<{ readonly version: string } | { readonly missing: string }>;
  /** Runs the suite in it; leaves nothing behind. */
  run(input: SmokeInput): Promise<SmokeReport>;
}

/** The version of a runtime that is a program: whatever `--version` prints first that looks like one. */
export async function versionOf(locate: () => string): ReturnType<Runtime['find']> {
  try {
    const { stdout } = await promisify(execFile)(locate(), ['--version']);
    return { version: /\d+(?:[.-]\d+)+/.exec(stdout)?.[0] ?? stdout.trim() };
  } catch (error) {
    return { missing: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

/** Runs a program to its end; returns the report that it prints. */
export async function reportOf(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<SmokeReport> {
  const { stdout } = await promisify(execFile)(program, [...args], { cwd: import.meta.dirname, env });
  return JSON.parse(stdout);
}
