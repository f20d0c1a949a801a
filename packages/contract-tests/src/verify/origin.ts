/**
 * The origin of an endpoint.
 *
 * @throws TypeError when it is no http(s) URL, or one with more than an origin
 */
export function parseOrigin(endpoint: string | URL): string {
  const text = String(endpoint).trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isOrigin = url !== undefined && /^https?:$/.test(url.protocol) && /^\/*$/.test(url.pathname);
  if (!isOrigin || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    const shown = text.slice(text.lastIndexOf('@') + 1).slice(0, 200); // before an @ may stand a password
    throw new TypeError(
      `endpoint: expected a URL like https://resourcename.communication.azure.com, got ${JSON.stringify(shown)}`,
    );
  }
  return url.origin;
}
