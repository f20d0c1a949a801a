import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Context } from './context.js';
import { wrap } from './wrap.js';

/**
 * Asks a person, on stderr.
 *
 * @param question without the space before the answer
 * @returns the answer; empty if the input ended
 * @throws the error of an aborted signal after Ctrl+C
 */
export async function ask({ terminal, interrupt }: Context, question: string): Promise<string> {
  const output = new Writable({
    write(chunk, _encoding, done) {
      terminal.stderr.write(String(chunk));
      done();
    },
  });
  const lines = createInterface({ input: terminal.stdin, output, terminal: false });
  lines.on('SIGINT', interrupt.now);
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    const shown = `${wrap(question, terminal.stderr.columns || 80)} `;
    return await Promise.race([lines.question(shown, { signal: interrupt.signal }), ended]);
  } finally {
    lines.close();
  }
}
