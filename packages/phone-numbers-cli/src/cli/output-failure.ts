import type { Terminal } from './terminal.js';

/**
 * Watches stdout and stderr. A reader that has left, such as `head -1`, must not end a purchase half-way: what it does not
 * read is dropped.
 *
 * @returns what tells why output was lost; `undefined` if it was not, or if its reader has left
 */
export function watchOutput({ stdout, stderr }: Terminal): () => Promise<string | undefined> {
  let failure: string | undefined;
  stdout.on?.('error', (error) => {
    const code = 'code' in error ? String(error.code) : error.message;
    if (!['EPIPE', 'ERR_STREAM_DESTROYED', 'EOF'].includes(code)) failure ??= code;
  });
  stderr.on?.('error', () => {});
  return async () => {
    // A failed write is told about after it.
    await new Promise((resolve) => setImmediate(resolve));
    return failure;
  };
}
