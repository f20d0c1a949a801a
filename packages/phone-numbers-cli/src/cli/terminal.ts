import { styleText } from 'node:util';
import { wrap } from './wrap.js';

/** A stream that text is written to. */
interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
  on?(event: 'error', listener: (error: Error) => void): unknown;
}

/** What the command works with; the process has all of it. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
  on(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void): unknown;
}

/** How a command talks. */
export interface TalkOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
}

type Style = Parameters<typeof styleText>[0];

/** Data goes to stdout, talk to stderr. */
export interface Talk {
  /** A line of data. Not printed with `--json`. */
  print(line: string): void;
  /** The one document of `--json`. */
  document(value: unknown): void;
  /** A line for people. Not printed with `--quiet`. */
  say(line: string): void;
  /** A line that is always printed: warnings and errors. */
  warn(line: string): void;
  /** A line on a terminal that the next one replaces. */
  progress(line: string): void;
  style(style: Style, text: string): string;
}

/** Creates the talk of one run. */
export function createTalk(terminal: Terminal, { json, quiet, color }: TalkOptions): Talk {
  const { stdout, stderr } = terminal;
  const isProgressing = stderr.isTTY === true && !quiet;
  const isColored = color && stderr.isTTY === true && !terminal.env['NO_COLOR'];
  let hasProgress = false;
  const clear = () => {
    if (hasProgress) stderr.write('\r\u001b[2K');
    hasProgress = false;
  };
  const say = (line: string) => {
    clear();
    stderr.write(`${stderr.isTTY ? wrap(line, stderr.columns || 80) : line}\n`);
  };
  return {
    print(line) {
      clear();
      if (!json) stdout.write(`${line}\n`);
    },
    document(value) {
      clear();
      if (json) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    say: (line) => (quiet ? undefined : say(line)),
    warn: say,
    progress(line) {
      if (!isProgressing) return;
      clear();
      stderr.write(line.slice(0, (stderr.columns || 80) - 1));
      hasProgress = true;
    },
    style: (style, text) => (isColored ? styleText(style, text, { validateStream: false }) : text),
  };
}
