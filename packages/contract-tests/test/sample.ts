import { createRequire } from 'node:module';
import type { Exchange, ExchangeRequest, ExchangeResponse } from '../src/index.js';

/** The ids of the page's sample. */
export const searchId = '378ddf60-81be-452a-ba4f-613198ea6c28';
export const operationId = `purchase_${searchId}`;
/** The number that the examples hold; fictional. */
export const phoneNumber = '+14255550123';

const encoder = new TextEncoder();
export const json = (value: unknown) => encoder.encode(JSON.stringify(value));

/** The page's sample request, sent to `origin`. */
export function purchaseRequest(origin = 'https://resourcename.communication.azure.com'): ExchangeRequest {
  return {
    method: 'POST',
    url: `${origin}/availablePhoneNumbers/:purchase?api-version=2021-03-07`,
    headers: [['Content-Type', 'application/json']],
    body: json({ searchId }),
  };
}

/** A read of the operation that the sample starts. */
export function operationRequest(origin = 'https://resourcename.communication.azure.com'): ExchangeRequest {
  const url = `${origin}/phoneNumbers/operations/${operationId}?api-version=2021-03-07`;
  return { method: 'GET', url, headers: [], body: new Uint8Array() };
}

/** The page's sample response. */
export const accepted: ExchangeResponse = {
  status: 202,
  headers: [
    ['Operation-Location', `/phoneNumbers/operations/${operationId}`],
    ['operation-id', operationId],
    ['purchase-id', searchId],
  ],
  body: new Uint8Array(),
};

/** The operation as the service reports it while it runs. */
export const operation = {
  operationType: 'purchase',
  status: 'running',
  resourceLocation: null,
  createdDateTime: '2022-01-11T17:23:03.3507067+00:00',
  id: operationId,
  lastActionDateTime: '0001-01-01T00:00:00+00:00',
};

/** A response with a JSON body, labelled as the service does. */
export function jsonResponse(
  status: number,
  value: unknown,
  contentType = 'application/json',
): ExchangeResponse {
  return { status, headers: [['Content-Type', contentType]], body: json(value) };
}

/** The sample purchase, answered with `response`. */
export function purchase(response: ExchangeResponse): Exchange {
  return { request: purchaseRequest(), response };
}

/** A named example of an error or operation, and where the contract has it. */
export interface NamedExample {
  readonly apiVersion: string;
  readonly method: string;
  readonly path: string;
  readonly status: string;
  readonly name: string;
  readonly value: unknown;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentOperation>>>>;
  readonly components: {
    readonly responses: Readonly<Record<string, ResponseObject>>;
    readonly examples: Readonly<Record<string, { readonly value: unknown }>>;
  };
}
interface DocumentOperation {
  readonly operationId?: string;
  readonly responses?: Responses;
}
type Responses = Readonly<Record<string, { readonly $ref: string }>>;
interface ResponseObject {
  readonly content?: {
    readonly 'application/json': { readonly examples: Readonly<Record<string, { readonly $ref: string }>> };
  };
}

/** Every named example of every response body of an api-version, read from the bundled document, so that none is forgotten. */
export function namedExamples(apiVersion = '2021-03-07'): NamedExample[] {
  const file = apiVersion === '2021-03-07' ? 'openapi.json' : `${apiVersion}/openapi.json`;
  const document: Document = createRequire(import.meta.url)(`@acs-contracts/spec/${file}`);
  const last = (ref: string) => ref.split('/').at(-1) ?? '';
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { responses = {} }]) =>
      Object.entries(responses).flatMap(([status, { $ref }]) => {
        const examples =
          document.components.responses[last($ref)]?.content?.['application/json'].examples ?? {};
        return Object.entries(examples).map(([name, example]) => {
          const value = document.components.examples[last(example.$ref)]?.value;
          return { apiVersion, method: method.toUpperCase(), path, status, name, value };
        });
      }),
    ),
  );
}

/** The bodies that requests need, by method and path, with their media type. */
const bodies: Readonly<Record<string, readonly [type: string, value: unknown]>> = {
  'POST /availablePhoneNumbers/:purchase': ['application/json', { searchId }],
  'POST /availablePhoneNumbers/countries/{countryCode}/:search': [
    'application/json',
    {
      phoneNumberType: 'tollFree',
      assignmentType: 'application',
      capabilities: { calling: 'none', sms: 'inbound+outbound' },
    },
  ],
  'PATCH /phoneNumbers/{phoneNumber}/capabilities': [
    'application/merge-patch+json',
    { calling: 'inbound+outbound', sms: 'none' },
  ],
};

/** The request that an example answers, its path filled in with the ids of the example, or else of the sample. */
export function requestOf({ apiVersion, method, path, value }: NamedExample): ExchangeRequest {
  const id = typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : operationId;
  const filled = path
    .replace('{operationId}', id)
    .replace('{searchId}', searchId)
    .replace('{countryCode}', 'US')
    .replace('{phoneNumber}', encodeURIComponent(phoneNumber));
  const url = `https://resourcename.communication.azure.com${filled}?api-version=${apiVersion}`;
  const [type, body] = bodies[`${method} ${path}`] ?? [];
  return {
    method,
    url,
    headers: type === undefined ? [] : [['Content-Type', type]],
    body: body === undefined ? new Uint8Array() : json(body),
  };
}

/** The headers that the contract requires of an answer to a request, for the ids of the sample. */
export function requiredHeaders({ method, path, status }: NamedExample): ExchangeResponse['headers'] {
  if (method !== 'PATCH' || status !== '202') return [];
  const number = path.replace('{phoneNumber}', encodeURIComponent(phoneNumber)).replace('/capabilities', '');
  return [
    ['Location', number],
    ['Operation-Location', `/phoneNumbers/operations/capabilities_${searchId}`],
    ['operation-id', `capabilities_${searchId}`],
    ['capabilities-id', searchId],
  ];
}
