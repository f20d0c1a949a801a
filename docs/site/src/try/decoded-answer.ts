import { type ExchangeResponse, headerValue } from '@acs-contracts/contract-tests/rules';

/**
 * Returns an answer with its content coding undone and the header that names it left out, where the platform can: gzip and
 * deflate. An answer that is not what its header claims, or is coded otherwise, is returned as it is.
 */
export async function decodedAnswer(answer: ExchangeResponse): Promise<ExchangeResponse> {
  const coding = headerValue(answer.headers, 'content-encoding')?.trim().toLowerCase();
  if (coding !== 'gzip' && coding !== 'deflate') return answer;
  try {
    const stream = new Blob([answer.body.slice()]).stream().pipeThrough(new DecompressionStream(coding));
    const body = new Uint8Array(await new Response(stream).arrayBuffer());
    const headers = answer.headers.filter(([name]) => name.toLowerCase() !== 'content-encoding');
    return { ...answer, headers, body };
  } catch {
    return answer;
  }
}
