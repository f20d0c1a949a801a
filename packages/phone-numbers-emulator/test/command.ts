import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { packagesNode } from '@acs-contracts/node-releases';

const main = fileURLToPath(new URL('../bin/phone-numbers-emulator.js', import.meta.url));

/** The built command, running. Disposing of it stops it. */
export interface RunningCommand extends AsyncDisposable {
  /** The next line of stdout. */
  line(): Promise<string>;
  /** The next line of stderr. */
  logLine(): Promise<string>;
  /** Sends a signal; gives the exit code. */
  stop(signal: NodeJS.Signals): Promise<unknown>;
}

/** Runs the built command, as npx does. */
export function start(...args: readonly string[]): RunningCommand {
  const child = spawn(packagesNode, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const logLines = createInterface(child.stderr)[Symbol.asyncIterator]();
  const stop = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return (await exited)[0];
  };
  return {
    line: async () => (await lines.next()).value,
    logLine: async () => (await logLines.next()).value,
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop('SIGKILL');
    },
  };
}

/** Runs the built command to its end. */
export async function run(...args: readonly string[]) {
  const child = spawn(packagesNode, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}
