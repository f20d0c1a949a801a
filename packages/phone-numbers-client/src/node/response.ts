import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import type { FetchResponse } from '../transport/fetch.js';

/** What decodes a body of each content coding (RFC 9110, section 8.4.1); none was asked for. */
const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: createUnzip,
  'x-gzip': createUnzip,
  deflate: createUnzip,
  br: createBrotliDecompress,
};

/** Returns the response of a message; its body is read as it comes, one content coding of it decoded. */
export function responseOf(message: IncomingMessage): FetchResponse & { readonly status: number } {
  const { statusCode: status = 0, rawHeaders } = message;
  return { status, headers: new RawHeaders(rawHeaders), body: bodyOf(message) };
}

/** The headers of a response as they came, those of one name joined as `Headers` does (RFC 9110, section 5.3). */
class RawHeaders {
  readonly #raw: readonly string[];

  constructor(raw: readonly string[]) {
    this.#raw = raw;
  }

  get(name: string): string | null {
    const wanted = name.toLowerCase();
    const values = [...this].filter(([key]) => key === wanted).map(([, value]) => value);
    return values.length === 0 ? null : values.join(', ');
  }

  *[Symbol.iterator](): Generator<[name: string, value: string], void> {
    for (let index = 0; index + 1 < this.#raw.length; index += 2) {
      yield [String(this.#raw[index]).toLowerCase(), String(this.#raw[index + 1])];
    }
  }
}

function bodyOf(message: IncomingMessage): AsyncIterable<unknown> | null {
  const { headers, statusCode } = message;
  if (headers['content-length'] === '0' || statusCode === 204 || statusCode === 304) {
    // Read to its end, so that its connection can serve the next request.
    message.resume();
    return null;
  }
  const createDecoder = decoders[String(headers['content-encoding']).trim().toLowerCase()];
  if (createDecoder === undefined) return new Body(message, message);
  const decoder = createDecoder();
  pipeline(message, decoder, () => {});
  return new Body(message, decoder);
}

/** A body that may be left unread. */
class Body {
  readonly #message: IncomingMessage;
  readonly #stream: Readable;

  constructor(message: IncomingMessage, stream: Readable) {
    this.#message = message;
    this.#stream = stream;
  }

  /** What has arrived as a whole is dropped, and its connection can serve the next request; else the connection ends. */
  destroy(): void {
    this.#message.on('error', () => {});
    if (this.#message.complete) this.#message.resume();
    else this.#message.destroy();
  }

  /**
   * Reads the body to its end, without the promises of an iteration.
   *
   * @param onChunk is called for each part; returns whether more is wanted
   * @throws what `onChunk` throws, and what ends the connection before the body has ended
   */
  readChunks(onChunk: (chunk: Uint8Array) => boolean): Promise<void> {
    const stream = this.#stream;
    return new Promise((resolve, reject) => {
      stream.on('data', (chunk: Uint8Array) => {
        try {
          if (onChunk(chunk)) return;
          resolve();
        } catch (error) {
          reject(error);
        }
        stream.destroy();
      });
      stream.once('end', resolve);
      stream.once('error', reject);
      stream.once('close', () => reject(new Error('The connection was closed before the body had ended.')));
    });
  }

  [Symbol.asyncIterator](): AsyncIterator<unknown> {
    return this.#stream[Symbol.asyncIterator]();
  }
}
