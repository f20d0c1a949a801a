/**
 * The origin of an endpoint.
 *
 * @throws TypeError when it is no http(s) URL, or one with more than an origin
 */
export function parseOrigin(endpoint: string | URL): string {
  const text = String(endpoint).trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url !== undefined && /^https?:$/.test(url.protocol);
  if (!isOrigin || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    const shown = text.slice(text.lastIndexOf('@') + 1).slice(0, 200); // before an @ may stand a password
    throw new TypeError(
      `endpoint: expected a URL like https://resourcename.communication.azure.com, got ${JSON.stringify(shown)}`,
    );
  }
  if (!/^\/*$/.test(url.pathname)) {
    throw new TypeError(
      `endpoint: expected no path, got ${JSON.stringify(url.pathname.slice(0, 200))}: this API hands out paths from the root ` +
        '(Operation-Location: /phoneNumbers/operations/...), and signatures cover the whole path, so that neither works below another one',
    );
  }
  return url.origin;
}
