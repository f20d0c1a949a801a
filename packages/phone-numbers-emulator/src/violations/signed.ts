import { isSignatureOf } from '../authentication.js';
import type { MutationContext } from '../mutation.js';

/** The value of a header of the request, in any case of its name; empty without it. */
function requestHeader({ request }: MutationContext, name: string): string {
  return request.headers.find(([field]) => field.toLowerCase() === name)?.[1] ?? '';
}

/**
 * Whether a request is signed with the access key of the emulator as if it went to another URL. Its date and the hash of its body
 * are taken as they are.
 */
export function isSignedFor(url: URL, context: MutationContext): Promise<boolean> {
  const { request, accessKey = '' } = context;
  const [, signature = ''] =
    /Signature=([A-Za-z\d+/]{43}=)$/.exec(requestHeader(context, 'authorization')) ?? [];
  const date = requestHeader(context, 'x-ms-date');
  const hash = requestHeader(context, 'x-ms-content-sha256');
  const text = `${request.method}\n${url.pathname}${url.search}\n${date};${url.host};${hash}`;
  return signature === '' ? Promise.resolve(false) : isSignatureOf(text, signature, accessKey);
}
