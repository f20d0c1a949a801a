import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A process that prints the points that it reaches, one on a line. Disposing of it kills it. */
export interface Child extends AsyncDisposable {
  readonly lines: readonly string[];
  /** Resolves when the process has printed this line; rejects when it ends without. */
  reached(line: string): Promise<void>;
  /** Lets a process that waits for a line of input go on. */
  proceed(): void;
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>;
}

/** Starts a program of `src/programs` with these arguments. */
export function startChild(program: URL, ...args: readonly string[]): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(program), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let isOver = false;
  const wake = () => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const printed = createInterface({ input: child.stdout });
  printed.on('line', (line) => {
    lines.push(line);
    wake();
  });
  const ended = Promise.all([once(child, 'exit'), once(printed, 'close')]).then(() => {
    isOver = true;
    wake();
  });
  return {
    lines,
    ended,
    async reached(line) {
      while (!lines.includes(line)) {
        if (isOver) throw new Error(`it ended without "${line}": ${lines}`);
        await new Promise<void>((resolve) => waiting.add(resolve));
      }
    },
    proceed: () => child.stdin.write('\n'),
    signal: (name) => child.kill(name),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
