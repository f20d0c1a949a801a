import { createHash, createHmac } from 'node:crypto';

/** A request whose signature is that of another one. */
interface WronglySigned {
  readonly what: string;
  readonly path: string;
  readonly init: RequestInit;
}

const list = '/phoneNumbers?api-version=2021-03-07';
const purchase = '/availablePhoneNumbers/:purchase?api-version=2021-03-07';
const elsewhere = 'another-resource.communication.azure.com';

/** Requests that are signed with an access key for another query, a shorter one, and another host. */
export function signedRequests(accessKey: string): WronglySigned[] {
  return [
    wronglySigned(accessKey, 'GET', list, '/phoneNumbers?api-version=2025-06-01'),
    wronglySigned(accessKey, 'GET', `${list}&top=1`, list),
    wronglySigned(accessKey, 'POST', purchase, purchase, elsewhere),
  ];
}

function wronglySigned(
  accessKey: string,
  method: string,
  path: string,
  signedPath: string,
  signedHost = 'emulator.test',
): WronglySigned {
  const hash = createHash('sha256').update('').digest('base64');
  const date = 'Sat, 31 Jan 2026 12:00:00 GMT';
  const signature = createHmac('sha256', Buffer.from(accessKey, 'base64'))
    .update(`${method}\n${signedPath}\n${date};${signedHost};${hash}`)
    .digest('base64');
  const headers = {
    'x-ms-date': date,
    'x-ms-content-sha256': hash,
    authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
  };
  return { what: `${path} signed for ${signedHost}${signedPath}`, path, init: { method, headers } };
}
