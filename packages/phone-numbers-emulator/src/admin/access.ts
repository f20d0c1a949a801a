import type { Answer } from '../answer.js';
import { type Check, oneOf } from '../option-checks.js';
import { type Peer, peerOf } from '../peer.js';
import { isLoopbackAddress, isLoopbackHost, isPrivateHost } from './hosts.js';
import { problem } from './problem.js';

/** Whose requests the admin routes answer. */
export type AdminAccess = 'off' | 'loopback' | 'anyone';

/** What the option `admin` must be. */
export const adminCheck: Check = oneOf(['off', 'loopback', 'anyone'] satisfies readonly AdminAccess[]);

/**
 * Refuses requests of other machines, unless anyone may ask, and requests that a page of another site makes a browser send.
 *
 * @returns the refusal; nothing when the request may pass
 */
export function refuseAccess(request: Request, access: AdminAccess): Answer | undefined {
  const reason = reasonAgainstPeer(request, access) ?? reasonAgainstPage(request);
  return reason === undefined ? undefined : problem(403, 'Forbidden', reason);
}

function reasonAgainstPeer(request: Request, access: AdminAccess): string | undefined {
  const peer = peerOf(request);
  if (access !== 'anyone' && (peer === undefined || !isLoopbackAddress(peer.address))) {
    const from = peer === undefined ? 'of an unknown address' : `from ${peer.address}`;
    return `The admin routes answer requests from this machine only (received one ${from}). The option admin: "anyone", or --admin anyone, permits others.`;
  }
  // Without a socket, as in a worker, the caller of the emulator has chosen the requests.
  return peer && reasonAgainstHost(request, access, peer);
}

/** A page of the internet may have let its name lead to this machine (DNS rebinding). */
function reasonAgainstHost(request: Request, access: AdminAccess, { serverNames }: Peer): string | undefined {
  const isKnown = access === 'anyone' ? isPrivateHost : isLoopbackHost;
  const wrong = hostsOf(request).find((host) => !isKnown(host) && !serverNames.includes(host.toLowerCase()));
  if (wrong === undefined) return undefined;
  const expected =
    access === 'anyone' ? 'an address, a name of a private network' : 'localhost, 127.0.0.1, [::1]';
  return `The host of the URL must be ${expected} or the option hostname (received ${JSON.stringify(wrong)}).`;
}

/** The host of the URL and that of the header, which differ when the request line has a whole URL. */
function hostsOf(request: Request): readonly string[] {
  const { protocol, hostname } = new URL(request.url);
  const header = request.headers.get('host');
  if (header === null) return [hostname];
  const url = `${protocol}//${header}`;
  return [URL.canParse(url) ? new URL(url).hostname : header, hostname];
}

/** Browsers say which page has made a request; programs do not. */
function reasonAgainstPage(request: Request): string | undefined {
  const { headers, url } = request;
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (origin !== null && !isOriginOf(origin, request)) {
    return `Pages of other origins must not use the admin routes: Origin must be ${new URL(url).origin} (received ${JSON.stringify(origin)}).`;
  }
  const isAllowed = site === null || site === 'same-origin' || site === 'none' || isVisit(request);
  if (isAllowed) return undefined;
  return `Pages of other sites must not use the admin routes: Sec-Fetch-Site must be same-origin or none (received ${JSON.stringify(site)}).`;
}

/** Behind a proxy that ends TLS, the scheme is another one. */
function isOriginOf(origin: string, { url, headers }: Request): boolean {
  const host = headers.get('host') ?? new URL(url).host;
  const own = ['http', 'https'].map((scheme) => `${scheme}://${host}`);
  return own.some((candidate) => URL.canParse(candidate) && new URL(candidate).origin === origin);
}

/** Whether somebody follows a link to here: the page that it stands on does not see what is answered. */
function isVisit({ method, headers }: Request): boolean {
  const isDocument = headers.get('sec-fetch-dest') === 'document';
  return method === 'GET' && headers.get('sec-fetch-mode') === 'navigate' && isDocument;
}
