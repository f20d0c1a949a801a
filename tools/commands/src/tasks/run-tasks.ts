import { createInterface } from 'node:readline';
import { createTaskLog } from './task-log.js';
import { exitCodeOf, startTurbo } from './turbo.js';

/**
 * Runs tasks of turbo and returns the exit code. On a terminal, turbo prints as it likes; elsewhere there is a line for
 * each task, and then everything that failed tasks printed.
 *
 * @param args - what follows `turbo run`
 */
export async function runTasks(
  root: string,
  args: readonly string[],
  output: NodeJS.WriteStream,
): Promise<number> {
  if (output.isTTY) return exitCodeOf(startTurbo(root, args, 'inherit'));
  const log = createTaskLog((line) => output.write(`${line}\n`));
  const format = ['--ui=stream', '--output-logs=new-only', '--log-order=grouped', '--log-prefix=task'];
  const child = startTurbo(root, [...args, ...format], ['ignore', 'pipe', 'pipe']);
  for (const input of [child.stdout, child.stderr]) {
    if (input !== null) createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }).on('line', log.add);
  }
  const code = await exitCodeOf(child);
  if (code !== 0) log.showFailures();
  return code;
}
