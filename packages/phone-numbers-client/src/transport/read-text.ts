/** The most that is read of a body, in bytes once decompressed. */
const limit = 1024 * 1024;

/**
 * Reads a body as text, at most 1 MiB of it; the rest is not even received. What is no UTF-8 becomes U+FFFD.
 *
 * @throws what the body throws when it breaks off; with `keepPartial` it gives what came before that
 */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  keepPartial: boolean,
): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    for (let size = 0; size < limit; ) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.length;
      text += decoder.decode(value, { stream: true });
    }
    reader.cancel().catch(() => {});
  } catch (error) {
    if (!keepPartial) throw error;
  }
  return text;
}
