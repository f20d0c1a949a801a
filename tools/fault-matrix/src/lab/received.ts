/** A request as it came over the socket. */
export interface Received {
  readonly method: string;
  /** The request target, byte for byte. */
  readonly target: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Reads one HTTP/1.1 request from the start of a buffer; returns it and its size in bytes. */
export function readRequest(
  buffer: Buffer,
): { readonly request: Received; readonly size: number } | undefined {
  const end = buffer.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [start = '', ...lines] = buffer.subarray(0, end).toString('latin1').split('\r\n');
  const [method = '', target = ''] = start.split(' ');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const size = end + 4 + Number(headers.get('content-length') ?? 0);
  if (buffer.length < size) return undefined;
  return { request: { method, target, headers, body: buffer.subarray(end + 4, size).toString() }, size };
}
