/** The first segment of the page's sample URL, which people paste as it stands. */
const samplePath = /^\/availablePhoneNumbers(\/:purchase)?\/?$/;

/**
 * The origin of a Communication Services resource, from its endpoint: `https://resourcename.communication.azure.com`.
 *
 * Slashes at the end do not matter, and the page's own sample, `https://…//availablePhoneNumbers/:purchase?api-version=…`,
 * is taken for its origin.
 *
 * @throws TypeError when it is no absolute http(s) URL, or has credentials, a fragment, a query or a path of its own
 */
export function parseEndpoint(endpoint: string | URL): string {
  const text = String(endpoint).trim();
  if (!URL.canParse(text)) throw invalid('an absolute URL', withoutUserinfo(text));
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw invalid('an http or https URL', url.protocol);
  if (url.username !== '' || url.password !== '')
    throw invalid('a URL without user name and password', url.origin);
  const path = url.pathname.replaceAll(/\/{2,}/g, '/');
  if (samplePath.test(path)) return url.origin;
  if (path !== '/') throw invalid('a URL without a path', url.pathname);
  if (url.search !== '' || url.hash !== '') throw invalid('a URL without query and fragment', url.origin);
  return url.origin;
}

function invalid(expected: string, actual: string): TypeError {
  const example = 'https://resourcename.communication.azure.com';
  return new TypeError(
    `endpoint: expected ${expected} (like ${example}), got ${JSON.stringify(actual.slice(0, 200))}`,
  );
}

/** What stands before an `@` may be a password, and does not go into a message. */
function withoutUserinfo(text: string): string {
  return text.slice(text.lastIndexOf('@') + 1);
}
