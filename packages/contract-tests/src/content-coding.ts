import { type HeaderList, headerValue } from './headers.js';

/** No answer of this API comes near; a compressed body could grow without bound. In bytes. */
const maxOutputLength = 1024 * 1024;

/** Asked for in place of an import, so that the rules load where there is no Node.js: nothing else decodes synchronously. */
const zlib = globalThis.process?.getBuiltinModule?.('node:zlib');

const decoders: Readonly<Record<string, ((bytes: Uint8Array) => Uint8Array) | undefined>> = {
  gzip: zlib && ((bytes) => zlib.gunzipSync(bytes, { maxOutputLength })),
  'x-gzip': zlib && ((bytes) => zlib.gunzipSync(bytes, { maxOutputLength })),
  deflate: zlib && ((bytes) => zlib.inflateSync(bytes, { maxOutputLength })),
  br: zlib && ((bytes) => zlib.brotliDecompressSync(bytes, { maxOutputLength })),
  identity: (bytes) => bytes,
};

/**
 * The bytes of a body with its content codings undone, the last one first (RFC 9110, section 8.4); `undefined` when
 * they are not what `Content-Encoding` claims, are more than 1 MiB, or would need more than four codings undone, and
 * where there is no Node.js to undo any.
 */
export function decodeContent({
  headers,
  body,
}: {
  readonly headers: HeaderList;
  readonly body: Uint8Array;
}): Uint8Array | undefined {
  const codings = headerValue(headers, 'content-encoding')?.toLowerCase().split(',') ?? [];
  const names = codings.map((name) => name.trim()).filter((name) => name !== '');
  if (names.length > 4) return undefined;
  let bytes = body;
  try {
    for (const coding of names.reverse()) {
      const decode = decoders[coding];
      if (decode === undefined) return undefined;
      if (bytes.length > 0) bytes = decode(bytes);
    }
    return bytes;
  } catch {
    return undefined;
  }
}
