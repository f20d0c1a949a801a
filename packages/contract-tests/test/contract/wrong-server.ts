import { createServer } from 'node:http';
import type { ExchangeRequest, ExchangeResponse } from '../../src/index.js';
import {
  accepted,
  json,
  jsonResponse,
  operation,
  operationId,
  operationRequest,
  purchaseRequest,
} from '../sample.js';

/** A server that breaks the contract in one way. */
export interface WrongServer {
  readonly what: string;
  /** The request that brings it to light, for the server at `origin`. */
  readonly request: (origin: string) => ExchangeRequest;
  readonly response: ExchangeResponse;
  /** The rules that catch it, in the order they are applied. */
  readonly caughtBy: readonly string[];
}

/** The sample response with one header replaced, or left out. */
export const withHeader = (name: string, value: string | undefined): ExchangeResponse => ({
  ...accepted,
  headers: accepted.headers.flatMap(([field, old]) => {
    if (field.toLowerCase() !== name.toLowerCase()) return [[field, old] as const];
    return value === undefined ? [] : [[field, value] as const];
  }),
});

const text = (status: number, contentType: string | undefined, body: string): ExchangeResponse => ({
  status,
  headers: contentType === undefined ? [] : [['Content-Type', contentType]],
  body: new TextEncoder().encode(body),
});

const notFound = {
  code: 'NotFound',
  message: 'Input searchId some-invalid-id cannot be found.',
  target: 'searchid',
};
const headerNames = ['Operation-Location', 'operation-id', 'purchase-id'] as const;

const wrongHeaders: WrongServer[] = [
  ...headerNames.flatMap((name) => [
    {
      what: `${name} missing`,
      request: purchaseRequest,
      response: withHeader(name, undefined),
      caughtBy: ['shape'],
    },
    { what: `${name} empty`, request: purchaseRequest, response: withHeader(name, ''), caughtBy: ['shape'] },
  ]),
  ill('Operation-Location', 'http://[', ['shape']),
  ill('Operation-Location', '//evil.example/phoneNumbers/operations/x', ['shape', 'same-origin']),
  ill('operation-id', '42'),
  ill('purchase-id', 'not-the-search-id', ['agreement']),
  {
    what: 'operation-id of another purchase',
    request: purchaseRequest,
    response: withHeader('operation-id', 'purchase_00000000-0000-4000-8000-000000000000'),
    caughtBy: ['agreement'],
  },
];

function ill(name: string, value: string, caughtBy = ['shape', 'agreement']): WrongServer {
  const response = withHeader(name, value);
  return {
    what: `${name} ill-formed: ${value}`,
    request: purchaseRequest,
    response,
    caughtBy,
  };
}

const wrongStatuses: WrongServer[] = [
  {
    what: '200 instead of 202, with all headers',
    request: purchaseRequest,
    response: { ...accepted, status: 200 },
    caughtBy: ['shape', 'documented-status', 'exact-media-type'],
  },
  {
    what: 'an error envelope under 200',
    request: purchaseRequest,
    response: jsonResponse(200, { error: notFound }),
    caughtBy: ['documented-status'],
  },
  {
    what: 'a redirect with an error envelope',
    request: purchaseRequest,
    response: jsonResponse(307, { error: notFound }),
    caughtBy: ['documented-status'],
  },
  {
    what: 'a numeric searchId accepted',
    request: (origin) => ({ ...purchaseRequest(origin), body: json({ searchId: 42 }) }),
    response: accepted,
    caughtBy: ['refusal'],
  },
  {
    what: 'a purchase without api-version accepted',
    request: (origin) => ({ ...purchaseRequest(origin), url: `${origin}/availablePhoneNumbers/:purchase` }),
    response: accepted,
    caughtBy: ['refusal'],
  },
];

const wrongBodies: WrongServer[] = [
  {
    what: 'a text on the 202',
    response: { ...accepted, body: json('accepted') },
    caughtBy: ['undeclared-body'],
  },
  {
    what: 'a JSON body on the 202 that is no operation',
    response: { ...accepted, ...jsonBody({ status: 'accepted' }) },
    caughtBy: ['undeclared-body'],
  },
  { what: 'an error without its envelope', response: jsonResponse(404, notFound), caughtBy: ['shape'] },
  {
    what: 'an error without code',
    response: jsonResponse(404, { error: { message: 'x' } }),
    caughtBy: ['shape'],
  },
  {
    what: 'a wrong type three levels down',
    response: jsonResponse(400, {
      error: {
        ...notFound,
        innererror: { ...notFound, details: [{ ...notFound, innererror: { ...notFound, message: 3 } }] },
      },
    }),
    caughtBy: ['shape'],
  },
  {
    what: 'an error as HTML',
    response: text(404, 'text/html', '<h1>Not Found</h1>'),
    caughtBy: ['shape', 'exact-media-type'],
  },
  {
    what: 'an error with an empty body',
    response: text(500, undefined, ''),
    caughtBy: ['shape', 'exact-media-type'],
  },
  {
    what: 'an error with an empty body called JSON',
    response: text(500, 'application/json', ''),
    caughtBy: ['shape'],
  },
  {
    what: 'an error with an empty media type',
    response: jsonResponse(404, { error: notFound }, ''),
    caughtBy: ['shape', 'exact-media-type'],
  },
  {
    what: 'an error whose media type is none',
    response: jsonResponse(404, { error: notFound }, 'json'),
    caughtBy: ['shape', 'exact-media-type'],
  },
  {
    what: 'an error as malformed JSON',
    response: text(503, 'application/json', '{"error":{'),
    caughtBy: ['shape', 'strict-json'],
  },
  {
    what: 'an error as problem details',
    response: jsonResponse(404, { error: notFound }, 'application/problem+json'),
    caughtBy: ['exact-media-type'],
  },
].map((server) => ({ ...server, request: purchaseRequest }));

function jsonBody(value: unknown): Pick<ExchangeResponse, 'headers' | 'body'> {
  return { headers: [...accepted.headers, ['Content-Type', 'application/json']], body: json(value) };
}

const wrongOperations: WrongServer[] = [
  {
    what: 'an operation without status',
    response: jsonResponse(200, { ...operation, status: undefined }),
    caughtBy: ['shape'],
  },
  {
    what: 'an operation with a null id',
    response: jsonResponse(200, { ...operation, id: null }),
    caughtBy: ['shape'],
  },
  {
    what: 'an operation created on no date',
    response: jsonResponse(200, { ...operation, createdDateTime: '01/11/2022' }),
    caughtBy: ['shape'],
  },
  {
    what: 'another operation than the one asked for',
    response: jsonResponse(200, { ...operation, id: `${operationId}0` }),
    caughtBy: ['agreement'],
  },
].map((server) => ({ ...server, request: operationRequest }));

/** Servers that break the shape of what they send, or do not refuse what they should. */
export const wrongShapes: readonly WrongServer[] = [
  ...wrongHeaders,
  ...wrongStatuses,
  ...wrongBodies,
  ...wrongOperations,
];

/** Starts a server on a free port that gives the same answer to every request. Disposing of it stops it. */
export async function serve(
  response: ExchangeResponse,
): Promise<AsyncDisposable & { readonly origin: string }> {
  const server = createServer((incoming, outgoing) => {
    incoming.resume().on('end', () => {
      outgoing.writeHead(response.status, [
        ...response.headers.flat(),
        'Content-Length',
        String(response.body.length),
      ]);
      outgoing.end(response.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
