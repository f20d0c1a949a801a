import { styleText } from 'node:util';
import { plain, plainLines, toJson } from './plain.js';
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

/** A part of a line, and how a terminal with colors shows it. */
type Emphasis = readonly [style: Style, part: string];

/**
 * Data goes to stdout, talk to stderr. Whatever is in a line, a terminal shows it and does nothing else; a value that must
 * not begin a line of its own has been made `plain` before.
 */
export interface Talk {
  /** Whether `progress` is shown. */
  readonly isProgressing: boolean;
  /** A line of data. Not printed with `--json`. */
  print(line: string): void;
  /** The one document of `--json`. */
  document(value: unknown): void;
  /** A line for people. Not printed with `--quiet`. */
  say(line: string, emphasis?: Emphasis): void;
  /** A line that is always printed: warnings and errors. */
  warn(line: string, emphasis?: Emphasis): void;
  /** A line on a terminal that the next one replaces. */
  progress(line: string): void;
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
  const say = (line: string, [style, part]: Emphasis = ['bold', '']) => {
    clear();
    const safe = plainLines(line);
    const styled = isColored && part !== '' ? styleText(style, part, { validateStream: false }) : part;
    // Styled once nothing in the line can be a style.
    const shown = safe.replace(part, () => styled);
    stderr.write(`${stderr.isTTY ? wrap(shown, stderr.columns || 80) : shown}\n`);
  };
  return {
    isProgressing,
    print(line) {
      clear();
      if (!json) stdout.write(`${plainLines(line)}\n`);
    },
    document(value) {
      clear();
      if (json) stdout.write(`${toJson(value, 2)}\n`);
    },
    say: (line, emphasis) => (quiet ? undefined : say(line, emphasis)),
    warn: say,
    progress(line) {
      if (!isProgressing) return;
      clear();
      stderr.write(plain(line).slice(0, (stderr.columns || 80) - 1));
      hasProgress = true;
    },
  };
}
