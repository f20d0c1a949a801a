/** Names that no public page can have: RFC 6761, RFC 6762, RFC 8375, and what ICANN has reserved for private use. */
const privateName = /(^|\.)(localhost|local|internal|test|home\.arpa)$/i;

/** Whether an address is one of this machine: `127.0.0.1`, `::1`, `::ffff:127.0.0.1`. */
export function isLoopbackAddress(address: string): boolean {
  return /^(::ffff:)?127(\.\d{1,3}){3}$|^::1$/i.test(address);
}

/** Whether a host of a URL always means this machine, whatever a name server says. */
export function isLoopbackHost(host: string): boolean {
  return isLoopbackAddress(host.replace(/^\[|\]$/g, '')) || /^(.+\.)?localhost\.?$/i.test(host);
}

/**
 * Whether a host of a URL cannot be that of a page from the internet: an address, a name without a dot, or a name that is
 * reserved for private use. A page could have any other name, and let it lead to this machine (DNS rebinding).
 */
export function isPrivateHost(host: string): boolean {
  const isAddress = /^\[.+\]$/.test(host) || /^\d{1,3}(\.\d{1,3}){3}$/.test(host);
  return isAddress || !host.includes('.') || privateName.test(host);
}
