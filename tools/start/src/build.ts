import { spawn } from 'node:child_process';

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
  // The scripts of package.json find turbo on their PATH.
  const turbo = spawn('turbo', ['run', 'build', '--output-logs=new-only', '--ui=stream'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', FORCE_COLOR: '0' },
  });
  let output = '';
  for (const stream of [turbo.stdout, turbo.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const code = await new Promise((resolve, reject) => {
    turbo.on('error', reject);
    turbo.on('close', resolve);
  });
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
