import type { Answer } from '../answer.js';
import type { Mutation } from '../mutation.js';
import { withBody, withHeader } from './answers.js';

/**
 * Sends the body in a content coding (RFC 9110, 8.4.1).
 *
 * @param cut - how many bytes at the end are left out. @default 0
 */
export function coded(coding: 'gzip' | 'deflate' | 'br', cut = 0): Mutation {
  return async (answer: Answer): Promise<Answer> => {
    const bytes = coding === 'br' ? storedBrotli(answer.body) : await compressed(coding, answer.body);
    return withBody(withHeader(answer, 'Content-Encoding', coding), bytes.subarray(0, bytes.length - cut));
  };
}

async function compressed(coding: 'gzip' | 'deflate', bytes: Uint8Array): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new CompressionStream(coding));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Brotli that compresses nothing (RFC 7932, 9): platforms that have no brotli decode it all the same. Up to 65,536 bytes.
 */
function storedBrotli(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) return Uint8Array.of(6);
  // A window of 16 bits, one meta-block that is not the last, its length in four nibbles, uncompressed.
  const head = ((bytes.length - 1) << 4) | (1 << 20);
  return Uint8Array.of(head & 255, (head >> 8) & 255, head >> 16, ...bytes, 3);
}
