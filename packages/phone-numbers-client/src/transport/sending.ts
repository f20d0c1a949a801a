import { property } from '../base/property.js';

/** How a request is sent. */
export interface Sending {
  /** The URL of the request. */
  readonly url: string;
  /** Whether the platform's own `fetch` sends it, which sends nothing else. */
  readonly isPlatform: boolean;
  /** Whether what sends it has said that it may leave now. */
  readonly hasBegun: boolean;
  /** What ends the request. */
  readonly signal: AbortSignal;
}

/**
 * Returns whether an error may say how far this request came. The reason of its signal does not: the caller
 * chooses it, and it may be the error of another request.
 */
export function isAboutRequest(error: unknown, { signal }: Sending): boolean {
  return !signal.aborted || error !== signal.reason;
}

/**
 * Returns whether a failed attempt to connect was one to the endpoint. A custom `fetch` may also send to other hosts, such
 * as a log: its error has to name the endpoint. That of the platform only must not name another host or port.
 */
export function isAboutEndpoint(error: unknown, { url, isPlatform, hasBegun, signal }: Sending): boolean {
  // After an abort, it may be a copy of the reason of the signal.
  if (hasBegun || signal.aborted) return false;
  const { protocol, hostname, port } = new URL(url);
  const usualPort = protocol === 'https:' ? 443 : 80;
  const host = comparable(hostname);
  const read = (name: string) => property(error, name) ?? undefined;
  const hosts = [read('hostname'), read('host')].filter((value) => value !== undefined);
  if (hosts.some((value) => comparable(value) !== host)) return false;
  const itsPort = read('port');
  if (itsPort !== undefined && Number(itsPort) !== (port === '' ? usualPort : Number(port))) return false;
  const address = read('address');
  // Which addresses a name has is not known here.
  const isAddress = /^[\d.]+$|:/.test(host);
  if (isAddress && address !== undefined && address !== host) return false;
  return isPlatform || hosts.length > 0 || (address === host && itsPort !== undefined);
}

/** A name in lower case and without a dot at its end, an IPv6 address without brackets. */
function comparable(host: unknown): string {
  return String(host)
    .toLowerCase()
    .replace(/^\[|\]$|\.$/g, '');
}
