import { runInNewContext } from 'node:vm';
import { createEmulator, fixtures } from '@acs-contracts/phone-numbers-emulator';

/** What browsers have and a package may use. Nothing of Node: `process`, `Buffer` and `require` are not there. */
function browserWith(answer: (request: Request) => Promise<Response>): object {
  const fetch = (input: string | Request, init?: RequestInit) => answer(new Request(input, init));
  const http = { fetch, Headers, Request, Response, URL, URLSearchParams, FormData, Blob, ReadableStream };
  const text = { TextDecoder, TextEncoder, atob, btoa };
  const time = { AbortController, AbortSignal, DOMException, performance, setTimeout, clearTimeout };
  return { ...http, ...text, ...time, crypto };
}

/** The operation id of the purchase that {@link purchaseInBrowser} makes. */
export const purchased = `purchase_${fixtures.succeeds}`;

/** Purchases from an emulator with a script that sets `bundle` to the exports of the client; resolves to the operation id. */
export function purchaseInBrowser(script: string): Promise<unknown> {
  const { fetch, accessKey } = createEmulator();
  const connectionString = `endpoint=https://resourcename.communication.azure.com/;accesskey=${accessKey}`;
  const purchase = `bundle.createPhoneNumbersClient({ connectionString: '${connectionString}' })
    .purchase({ searchId: '${fixtures.succeeds}' }).then(({ operationId }) => operationId)`;
  return runInNewContext(`${script}; ${purchase}`, browserWith(fetch));
}
