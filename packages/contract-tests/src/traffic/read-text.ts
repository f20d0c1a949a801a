import { createReadStream } from 'node:fs';
import { NotARecordingError } from './recording.js';

/** The most that a file may have, in bytes. */
const mostBytes = 256 * 1024 * 1024;

/** Thrown when a text cannot be read as JSON. */
export class NotJsonError extends NotARecordingError {
  /** Whether it looks as if it was to be a HAR or a recording. */
  readonly wasTraffic: boolean;

  constructor(message: string, wasTraffic: boolean) {
    super(message);
    this.wasTraffic = wasTraffic;
  }
}

/**
 * Reads a file as JSON: in UTF-8, or in UTF-16 as some shells write it, with or without a byte order mark.
 *
 * @param options.mostBytes - the most that it may have; 256 MiB by default
 * @throws NotJsonError when it is not JSON; the message has nothing of its content
 * @throws NotARecordingError when it is larger, or compressed
 * @throws the error of the file system when it cannot be read
 */
export async function readJson(
  file: string,
  options: { readonly mostBytes?: number } = {},
): Promise<unknown> {
  const most = options.mostBytes ?? mostBytes;
  const chunks: Buffer[] = [];
  let size = 0;
  // Not all at once: a device or a pipe may have no end.
  for await (const chunk of createReadStream(file, { end: most, highWaterMark: 1024 * 1024 })) {
    chunks.push(chunk);
    size += chunk.length;
  }
  if (size > most) throw new NotARecordingError(`expected at most ${most} bytes, got more`);
  const bytes = Buffer.concat(chunks);
  if (/^(?:1f8b|504b0304)/.test(bytes.toString('hex', 0, 4)))
    throw new NotARecordingError('expected JSON, got a compressed file: unpack it first');
  return parse(decode(bytes));
}

function decode(bytes: Buffer): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
}

function parse(text: string): unknown {
  if (text.trim() === '') throw new NotJsonError('expected JSON, got an empty file', false);
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    // The message of the parser quotes the text, which may hold a credential.
    const message = error instanceof Error ? error.message : '';
    const position = /position \d+/.exec(message)?.[0];
    const end = /end of JSON input|^Unterminated/.test(message) ? 'its end' : undefined;
    const place = position ?? end;
    const at = place === undefined ? '' : `, at ${place}`;
    throw new NotJsonError(`expected JSON, got another text${at}`, /"request"|"log"/.test(text));
  }
}
