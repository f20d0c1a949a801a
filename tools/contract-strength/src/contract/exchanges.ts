import type { Exchange, ExchangeRequest } from '@acs-contracts/contract-tests';
import type { Answer } from '@acs-contracts/phone-numbers-emulator';
import { document } from './document.js';
import type { DeclaredResponse } from './responses.js';

const encoder = new TextEncoder();

/** A status for `default`, which no operation declares by itself. */
const otherError = 409;

/** The request that the examples of the contract belong to: its parameters and its body are those in the document. */
export function exampleRequest({ method, path }: DeclaredResponse): ExchangeRequest {
  const parameters = Object.values(document.components.parameters);
  const filled = parameters.reduce(
    (url, { name, example }) => url.replace(`{${name}}`, encodeURIComponent(example)),
    path,
  );
  const version = parameters.find(({ name }) => name === 'api-version')?.example ?? '';
  const { value } = document.components.examples['purchase-request'] ?? {};
  return {
    method,
    url: `https://resourcename.communication.azure.com${filled}?api-version=${version}`,
    headers: method === 'POST' ? [['Content-Type', 'application/json']] : [],
    body: method === 'POST' ? encoder.encode(JSON.stringify(value)) : new Uint8Array(),
  };
}

/** The answers that the contract gives as examples of a response, one for each named example; without a body, one. */
export function exampleAnswers({ status, headers, content }: DeclaredResponse): Answer[] {
  const required = headers
    .filter((header) => header.required)
    .map(({ name, example }) => [name, example] as const);
  const code = status === 'default' ? otherError : Number(status);
  if (content === undefined) return [{ status: code, headers: required, body: new Uint8Array() }];
  return content.examples.map((example) => ({
    status: code,
    headers: [...required, ['Content-Type', content.mediaType]],
    body: encoder.encode(JSON.stringify(example)),
  }));
}

/** The exchange of a request and an answer to it. */
export function exchangeOf(request: ExchangeRequest, { status, headers, body }: Answer): Exchange {
  return { request, response: { status, headers, body } };
}
