import type { Exchange, ExchangeRequest } from '@acs-contracts/contract-tests';
import type { Answer } from '@acs-contracts/phone-numbers-emulator';
import { jsonOf, memberOf } from '@acs-contracts/phone-numbers-emulator/edits';
import { type Document, resolve } from './document.js';
import type { DeclaredResponse } from './responses.js';

const encoder = new TextEncoder();

/** A status for `default`, which no operation declares by itself. */
const otherError = 409;

/**
 * The request that the examples of the contract belong to: its parameters and its body are those in the document.
 *
 * @param answer - what answers it: an operation is read by the id that is in its body
 */
export function exampleRequest(response: DeclaredResponse, answer?: Answer): ExchangeRequest {
  const { method, path, document } = response;
  const parameters = Object.values(document.components.parameters);
  const known = namedBy(response, answer);
  const filled = parameters.reduce(
    (url, { name, example }) => url.replace(`{${name}}`, encodeURIComponent(known[name] ?? example)),
    path,
  );
  const version = parameters.find(({ name }) => name === 'api-version')?.example ?? '';
  const content = exampleContent(method, path, document);
  return {
    method,
    url: `https://resourcename.communication.azure.com${filled}?api-version=${version}`,
    headers: content === undefined ? [] : [['Content-Type', content.mediaType]],
    body: content === undefined ? new Uint8Array() : encoder.encode(JSON.stringify(content.value)),
  };
}

/** The parameters of the path that an answer names: the id of an operation, the phone number that an update leads to. */
function namedBy({ path, headers }: DeclaredResponse, answer?: Answer): Readonly<Record<string, string>> {
  const id = path.endsWith('{operationId}') && answer ? memberOf(jsonOf(answer), 'id') : undefined;
  const location = headers.find(({ name, required }) => name === 'Location' && required)?.example ?? '';
  const phoneNumber = /^\/phoneNumbers\/([^/]+)$/.exec(decodeURIComponent(location))?.[1];
  return { ...(typeof id === 'string' && { operationId: id }), ...(phoneNumber && { phoneNumber }) };
}

/** The example of the body that an operation has, and its media type. */
function exampleContent(method: string, path: string, document: Document) {
  const operations = Object.entries(document.paths[path] ?? {});
  const operation = operations.find(([name]) => name === method.toLowerCase())?.[1];
  const [entry] = Object.entries(operation?.requestBody?.content ?? {});
  if (entry === undefined) return undefined;
  const [mediaType, { examples = {} }] = entry;
  const [example] = Object.values(examples);
  const value = example && resolve(example, document.components.examples).value;
  return { mediaType, value };
}

/**
 * The answers that the contract gives as examples of a response, one for each named example; without a body, one. Of a read
 * of an operation only those of purchases, since the sample request is one of a purchase.
 */
export function exampleAnswers({ route, status, headers, content }: DeclaredResponse): Answer[] {
  const required = headers
    .filter((header) => header.required)
    .map(({ name, example }) => [name, example] as const);
  const code = status === 'default' ? otherError : Number(status);
  if (content === undefined) return [{ status: code, headers: required, body: new Uint8Array() }];
  const isOther = (example: unknown) =>
    /^"(search|capabilities|release)_/.test(JSON.stringify(memberOf(example, 'id')) ?? '');
  const examples = content.examples.filter((example) => route !== 'getOperation' || !isOther(example));
  return examples.map((example) => ({
    status: code,
    headers: [...required, ['Content-Type', content.mediaType]],
    body: encoder.encode(JSON.stringify(example)),
  }));
}

/** The exchange of a request and an answer to it. */
export function exchangeOf(request: ExchangeRequest, { status, headers, body }: Answer): Exchange {
  return { request, response: { status, headers, body } };
}
