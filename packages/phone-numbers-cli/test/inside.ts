import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { main } from '../src/cli/main.js';
import { newFolder } from './folder.js';

/** How a run in this process ended, and the very characters that it wrote. */
interface InsideRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Creates the command with a journal of its own; it runs in this process, where a run takes milliseconds. */
export async function commandInside(
  { connectionString }: { readonly connectionString: string },
  {
    isTTY = false,
    answer = '',
    folder,
    columns = 80,
    onWrite,
  }: {
    readonly isTTY?: boolean;
    /** What is typed, before the input ends; `null` if nobody types anything. */
    readonly answer?: string | null;
    readonly folder?: string;
    readonly columns?: number;
    readonly onWrite?: () => void;
  } = {},
): Promise<(...args: readonly string[]) => Promise<InsideRun>> {
  const home = folder ?? (await newFolder());
  const env = { XDG_STATE_HOME: home, COMMUNICATION_SERVICES_CONNECTION_STRING: connectionString };
  return async (...args) => {
    const written = { stdout: '', stderr: '' };
    const output = (name: keyof typeof written) => ({
      isTTY,
      columns,
      write(text: string) {
        written[name] += text;
        onWrite?.();
      },
    });
    const stdin = Object.assign(new PassThrough(), { isTTY });
    if (answer !== null) stdin.end(answer);
    const terminal = { stdin, env, stdout: output('stdout'), stderr: output('stderr') };
    const code = await main(args, Object.assign(new EventEmitter(), terminal));
    return { code, ...written };
  };
}
