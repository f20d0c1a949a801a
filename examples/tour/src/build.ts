import { runTurbo } from '@acs-contracts/commands/turbo';

/** A task that turbo ran, or did not have to run. */
export interface Task {
  /** The package, without its scope. */
  readonly name: string;
  readonly verb: 'generate' | 'build';
  /** True when the result came from turbo's cache. */
  readonly cached: boolean;
}

/** Thrown when a task failed; the message is what it printed. */
export class BuildFailedError extends Error {
  override readonly name = 'BuildFailedError';
}

/**
 * Generates and builds all packages.
 *
 * @throws BuildFailedError when a task fails
 */
export async function buildPackages(root: string): Promise<Task[]> {
  const args = ['build', '--output-logs=new-only', '--ui=stream'];
  const { code, output } = await runTurbo(root, args, { FORCE_COLOR: '0' });
  if (code !== 0) throw new BuildFailedError(output);
  return readTasks(output);
}

/** Reads the tasks out of what turbo prints: `@acs-contracts/spec:generate: cache miss, executing 1a2b3c`. */
export function readTasks(output: string): Task[] {
  const lines = output.matchAll(/^@acs-contracts\/([\w-]+):(generate|build): cache (hit|miss|bypass)/gm);
  return [...lines].map(([, name = '', verb, cache]) => ({
    name,
    verb: verb === 'generate' ? 'generate' : 'build',
    cached: cache === 'hit',
  }));
}
