import { gzipSync } from 'node:zlib';
import type { Step } from './script.js';

/** An error whose own property names are those that pollute prototypes. */
export const pollutingError =
  '{"error":{"code":"A","message":"a","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}';

const depth = 10_000;

/** An error that is nested 10,000 levels deep. */
export const deepError = `{"error":${'{"code":"A","message":"a","innererror":'.repeat(depth)}null${'}'.repeat(depth)}}`;

/** 300 MB of zeros in 300 kB of gzip. */
export function gzipBomb(): Buffer {
  return Buffer.concat(Array<Buffer>(30).fill(gzipSync(Buffer.alloc(10_000_000))));
}

/** A step that answers with an error of 50 MB, and the number of bytes of it that were received. */
export function createErrorFlood(status: number): { readonly step: Step; taken(): number } {
  // One buffer over and over, since the memory of this process is measured.
  const details = Buffer.from('{"code":"B","message":"b"},'.repeat(4000));
  let taken = 0;
  return {
    taken: () => taken,
    async step({ socket, reply: answer }) {
      answer(status, '{"error":{"code":"A","message":"a","details":[', [
        ['Content-Type', 'application/json'],
        ['Content-Length', '60000000'],
      ]);
      for (; taken < 50_000_000 && !socket.destroyed; taken += details.length) {
        await new Promise((resolve) => socket.write(details, resolve));
      }
      socket.end();
    },
  };
}
