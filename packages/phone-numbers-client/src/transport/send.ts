import type { Authenticator } from '../auth/credential.js';
import { readText } from './read-text.js';

/** What sends a request. */
export type Fetch = (request: Request) => Promise<Response>;

/** No credential could be had; the request was not sent. Its cause is what the credential threw. */
export class CredentialFailure extends Error {}

/**
 * Makes the `fetch` of a client: it authenticates each request, sends it to the origin and nowhere else, and reads the
 * answer, of which it gives at most 1 MiB. A token that the service refuses with 401 is renewed once. The body of a 202
 * or a redirect is not waited for: it says nothing, and may never end.
 */
export function createSend(origin: string, fetch: Fetch, authenticator: Authenticator | undefined): Fetch {
  const sendOnce = async (request: Request): Promise<Response> => {
    if (new URL(request.url).origin !== origin) throw new TypeError(`expected a request to ${origin}`);
    await authenticator?.authenticate(request).catch((cause: unknown) => {
      throw new CredentialFailure('No credential could be had.', { cause });
    });
    return receive(request, await fetch(request));
  };
  return async (request) => {
    const again = authenticator?.renew && request.clone();
    const response = await sendOnce(request);
    if (response.status !== 401 || again === undefined) return response;
    authenticator?.renew?.();
    return sendOnce(again);
  };
}

/** The answer with all of its body there, or without one. */
async function receive(request: Request, response: Response): Promise<Response> {
  const { status, statusText, headers, body, ok, type } = response;
  // What a browser gives for a redirect: it has neither status nor body.
  if (type === 'opaqueredirect') return response;
  let text = '';
  if (ok ? status !== 202 : status >= 400) text = withoutSecrets(await readText(body, !ok), request);
  // An empty body is left alone, so that its connection can serve the next request.
  else if (headers.get('content-length') !== '0') body?.cancel().catch(() => {});
  return new Response(text || null, { status, statusText, headers });
}

/** A server may echo what it got; the signature or token of the request must not come to lie in an error. */
function withoutSecrets(text: string, { headers }: Request): string {
  const secret = /(?:Signature=|Bearer )(.+)/.exec(headers.get('authorization') ?? '')?.[1];
  if (!secret) return text;
  // Its parts too: how a body escapes what is between them is not known.
  return [secret, ...(secret.match(/\w{8,}/g) ?? [])].reduce(
    (rest, part) => rest.replaceAll(part, '***'),
    text,
  );
}
