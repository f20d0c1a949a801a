import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { refusal } from './command-error.js';
import type { Context } from './context.js';
import type { Terminal } from './terminal.js';
import { wrap } from './wrap.js';

/** How long a terminal may take to hand over what was typed before, in milliseconds. */
const handOver = 50;

/**
 * Asks a person, on stderr. What was typed before the question is no answer to it.
 *
 * @param question without the space before the answer
 * @returns the answer; empty if the input ended
 * @throws the error of an aborted signal after Ctrl+C; CommandError if nobody answered until `--timeout`
 */
export async function ask({ terminal, interrupt, limits }: Context, question: string): Promise<string> {
  if (await hasEndedBefore(terminal.stdin)) return '';
  const output = new Writable({
    write(chunk, _encoding, done) {
      terminal.stderr.write(String(chunk));
      done();
    },
  });
  const lines = createInterface({ input: terminal.stdin, output, terminal: false });
  lines.on('SIGINT', interrupt.now);
  const time = AbortSignal.timeout(limits().timeoutMs);
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    const shown = `${wrap(question, terminal.stderr.columns || 80)} `;
    const signal = AbortSignal.any([interrupt.signal, time]);
    return await Promise.race([lines.question(shown, { signal }), ended]);
  } catch (error) {
    if (!time.aborted || interrupt.signal.aborted) throw error;
    terminal.stderr.write('\n');
    const message = 'Nobody answered in time (see --timeout). This run has bought and released nothing.';
    throw refusal('not-confirmed', message);
  } finally {
    lines.close();
  }
}

/** Drops what was typed before, and returns whether the end of the input was. */
async function hasEndedBefore(stdin: Terminal['stdin']): Promise<boolean> {
  if (!('setRawMode' in stdin)) return false;
  const drop = () => {};
  stdin.on('data', drop);
  await new Promise((resolve) => setTimeout(resolve, handOver));
  stdin.off('data', drop);
  stdin.pause();
  return !stdin.readable;
}
