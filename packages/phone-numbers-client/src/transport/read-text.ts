import { isInstance, property } from '../base/property.js';
import { type FetchResponse, InvalidResponse } from './fetch.js';

/** The most that is read of a body, in bytes once decompressed: 1 MiB. */
const limit = 1024 * 1024;

/** A body that has to be read as a whole is larger than 1 MiB. */
export class TooLarge extends Error {}

/** What was read of a body. */
export interface BodyText {
  readonly text: string;
  readonly isWhole: boolean;
}

/**
 * Reads a body as text, at most 1 MiB of it; the rest is not even received. Bytes that are not UTF-8 become U+FFFD.
 *
 * @param keepPartial whether the beginning is enough: of a larger body, and of one that breaks off
 * @returns the text; `isWhole` is false if more should have come
 * @throws TooLarge if the body is larger and all of it is needed
 * @throws InvalidResponse if the body has been read by somebody else
 * @throws what the body throws if it breaks off
 */
export async function readText(response: FetchResponse, keepPartial: boolean): Promise<BodyText> {
  const { body } = response;
  const isWithout = keepPartial || [204, 205, 304].includes(response.status);
  if (body === null || (body === undefined && isWithout)) return { text: '', isWhole: true };
  if (body === undefined) throw new InvalidResponse('the Response has neither a body nor a text()');
  if (property(response, 'bodyUsed') === true || property(body, 'locked') === true) {
    throw new InvalidResponse('the body of the Response has been read already');
  }
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  // Returns whether more is wanted.
  const add = (chunk: unknown) => {
    if (!ArrayBuffer.isView(chunk)) throw new InvalidResponse('the body is not a stream of bytes');
    // An empty one counts, too: an endless number of them would never end.
    size += Math.max(chunk.byteLength, 1);
    text += decoder.decode(chunk, { stream: true });
    if (size > limit && !keepPartial) throw new TooLarge('the body is larger than 1 MiB');
    return size <= limit;
  };
  try {
    await readAll(body, add);
    return size > limit ? { text, isWhole: false } : { text: text + decoder.decode(), isWhole: true };
  } catch (error) {
    if (!keepPartial || isInstance(error, InvalidResponse)) throw error;
    return { text, isWhole: false };
  }
}

/** Reads a body to its end, or until no more of it is wanted. */
async function readAll(body: unknown, add: (chunk: unknown) => boolean): Promise<void> {
  const readChunks = property(body, 'readChunks');
  if (typeof readChunks === 'function') await Reflect.apply(readChunks, body, [add]);
  else for await (const chunk of chunksOf(body)) if (!add(chunk)) return;
}

/** Safari has no async iteration of web streams. */
async function* chunksOf(body: unknown): AsyncGenerator<unknown, void> {
  if (!(body instanceof ReadableStream)) {
    if (!isAsyncIterable(body)) throw new InvalidResponse('the body of the Response is not a stream');
    yield* body;
    return;
  }
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
