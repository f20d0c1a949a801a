/** The first segment of the page's sample URL, which people paste as it stands. */
const samplePath = /^\/availablePhoneNumbers(\/:purchase)?\/?$/;

/** An origin, or what would have been one. */
type EndpointReading = { readonly origin: string } | { readonly expected: string; readonly actual: string };

/**
 * The origin of a Communication Services resource, from its endpoint: `https://resourcename.communication.azure.com`.
 *
 * Slashes at the end do not matter, and the page's own sample, `https://…//availablePhoneNumbers/:purchase?api-version=…`,
 * is taken for its origin.
 *
 * @throws TypeError when it is no absolute http(s) URL, has credentials, a fragment, a query or a path of its own, or
 *   is `http:` and not on this machine: a purchase is not sent where others can read its credentials
 */
export function parseEndpoint(endpoint: string | URL): string {
  const reading = readEndpoint(String(endpoint));
  if ('origin' in reading) return reading.origin;
  const { expected, actual } = reading;
  const example = 'https://resourcename.communication.azure.com';
  throw new TypeError(`endpoint: expected ${expected} (like ${example}), got ${actual}`);
}

/** As {@link parseEndpoint}, without throwing. What is given back never holds more of the text than an origin. */
export function readEndpoint(endpoint: string): EndpointReading {
  const text = endpoint.trim();
  if (/\baccesskey=/i.test(text)) {
    return { expected: 'a URL', actual: 'a connection string, which is an option of its own' };
  }
  if (!URL.canParse(text)) return { expected: 'an absolute URL', actual: 'a text that is none' };
  const url = new URL(text);
  const { origin } = url;
  const not = (expected: string) => ({ expected, actual: origin });
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { expected: 'an http or https URL', actual: url.protocol };
  }
  if (url.username !== '' || url.password !== '') return not('a URL without user name and password');
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return not('an https URL, since http is for this machine only');
  }
  const path = url.pathname.replaceAll(/\/{2,}/g, '/');
  if (samplePath.test(path)) return { origin };
  if (path !== '/') return { expected: 'a URL without a path', actual: `${origin} with one` };
  if (url.search !== '' || url.hash !== '') return not('a URL without query and fragment');
  return { origin };
}

/** Whether a host name, as `URL` has it, can only mean this machine (RFC 6761, section 6.3; RFC 5735; RFC 4291). */
function isLoopback(hostname: string): boolean {
  return /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(hostname);
}
