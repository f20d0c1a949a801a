/**
 * Signs requests the way one would by hand, with WebCrypto so that it runs everywhere, and with a key that is imported
 * once. Nothing here is our client's: it is what the client is measured against.
 */
export function createSigner(accessKey: string) {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = crypto.subtle.importKey('raw', Buffer.from(accessKey, 'base64'), algorithm, false, ['sign']);
  const base64 = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('base64');
  const encoder = new TextEncoder();

  return async (method: string, url: URL, body: string): Promise<Record<string, string>> => {
    const date = new Date().toUTCString();
    const hash = base64(await crypto.subtle.digest('SHA-256', encoder.encode(body)));
    const text = `${method}\n${url.pathname}${url.search}\n${date};${url.host};${hash}`;
    const signature = base64(await crypto.subtle.sign('HMAC', await key, encoder.encode(text)));
    return {
      'x-ms-date': date,
      'x-ms-content-sha256': hash,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
    };
  };
}
