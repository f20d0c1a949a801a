/** What can only mean this machine (RFC 6761, section 6.3), with or without the brackets of a URL. */
const loopback = /^(.+\.)?localhost\.?$|^127(\.\d+){3}$|^\[?::1\]?$/;

/** Returns whether the name or address of a host, in lower case, means this machine. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}
