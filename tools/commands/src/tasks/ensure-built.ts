import { CommandError } from '../command-error.js';
import { repositoryRoot } from '../repository-root.js';
import { runTurbo } from './turbo.js';

/**
 * Builds what a command imports, and prints nothing.
 *
 * @param filters - packages as turbo's `--filter` takes them. Without any, everything is built.
 * @throws CommandError with the output of the build when it fails
 */
export async function ensureBuilt(...filters: readonly string[]): Promise<void> {
  // Inside a task of turbo, `dependsOn` has built it.
  if (process.env['TURBO_HASH'] !== undefined) return;
  const selection = filters.map((name) => `--filter=${name}`);
  const { code, output } = await runTurbo(repositoryRoot, [
    'build',
    '--output-logs=errors-only',
    '--ui=stream',
    ...selection,
  ]);
  if (code !== 0) throw new CommandError(`the build failed:\n\n${output}`);
}
