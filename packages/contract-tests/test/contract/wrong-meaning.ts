import type { ExchangeResponse } from '../../src/index.js';
import {
  accepted,
  json,
  jsonResponse,
  operation,
  operationId,
  operationRequest,
  purchaseRequest,
} from '../sample.js';
import { type WrongServer, withHeader } from './wrong-server.js';

const failed = {
  ...operation,
  status: 'failed',
  error: { code: 'PurchaseFailed', message: 'The purchase failed.' },
};
const path = `/phoneNumbers/operations/${operationId}`;
const encode = (text: string) => new TextEncoder().encode(text);

function operationWith(headers: ExchangeResponse['headers'], body: unknown = operation): ExchangeResponse {
  const plain = jsonResponse(200, body);
  return { ...plain, headers: [...plain.headers, ...headers] };
}

function operationBytes(body: Uint8Array, contentType = 'application/json'): ExchangeResponse {
  return { status: 200, headers: [['Content-Type', contentType]], body };
}

const wrongPurchases: Omit<WrongServer, 'request'>[] = [
  {
    what: 'an Operation-Location on another host',
    response: withHeader('Operation-Location', `https://evil.example${path}`),
    caughtBy: ['same-origin'],
  },
  {
    what: 'an Operation-Location with a user name',
    response: withHeader('Operation-Location', `https://user:pw@evil.example${path}`),
    caughtBy: ['shape', 'same-origin', 'no-internals'],
  },
  {
    what: 'an Operation-Location of another api-version',
    response: withHeader('Operation-Location', `${path}?api-version=1999-01-01`),
    caughtBy: ['agreement'],
  },
  {
    what: 'a 202 that caches may keep',
    response: { ...accepted, headers: [...accepted.headers, ['Cache-Control', 'public, max-age=3600']] },
    caughtBy: ['pending-not-cached'],
  },
  {
    what: 'a stack trace of .NET in an error',
    response: jsonResponse(500, {
      error: {
        code: 'InternalError',
        message: 'Boom\n   at Acs.Numbers.Buy(Guid id) in /src/Buy.cs:line 42',
      },
    }),
    caughtBy: ['no-internals'],
  },
  {
    what: 'a stack trace of JavaScript deep in an error',
    response: jsonResponse(500, {
      error: {
        code: 'InternalError',
        message: 'Boom',
        innererror: { code: 'TypeError', message: 'Error\n    at buy (/app/dist/buy.js:10:5)' },
      },
    }),
    caughtBy: ['no-internals'],
  },
  {
    what: 'an access key in an error',
    response: jsonResponse(400, {
      error: { code: 'BadRequest', message: 'endpoint=https://a.example;accesskey=c2VjcmV0c2VjcmV0' },
    }),
    caughtBy: ['no-internals'],
  },
];

const wrongOperations: Omit<WrongServer, 'request'>[] = [
  {
    what: 'a resourceLocation on another host',
    response: operationWith([], { ...operation, resourceLocation: 'https://evil.example/phoneNumbers/1' }),
    caughtBy: ['same-origin'],
  },
  {
    what: 'a Location on another host',
    response: operationWith([['Location', '//evil.example/phoneNumbers/1']]),
    caughtBy: ['same-origin'],
  },
  {
    what: 'a Location that is not the resourceLocation',
    response: operationWith([['Location', '/phoneNumbers/1']], {
      ...operation,
      resourceLocation: '/phoneNumbers/2',
    }),
    caughtBy: ['operation-consistency'],
  },
  {
    what: 'a pending operation that caches may keep',
    response: operationWith([['Cache-Control', 'max-age=60']]),
    caughtBy: ['pending-not-cached'],
  },
  {
    what: 'a purchase that calls itself a search',
    response: operationWith([], { ...operation, operationType: 'search' }),
    caughtBy: ['operation-consistency'],
  },
  {
    what: 'a failure without a reason',
    response: operationWith([], { ...operation, status: 'failed' }),
    caughtBy: ['operation-consistency'],
  },
  {
    what: 'an error while it runs',
    response: operationWith([], { ...failed, status: 'running' }),
    caughtBy: ['operation-consistency'],
  },
  {
    what: 'a member twice',
    response: operationBytes(encode(JSON.stringify(operation).replace('{', '{"status":"succeeded",'))),
    caughtBy: ['strict-json'],
  },
  {
    what: 'a byte order mark',
    response: operationBytes(new Uint8Array([0xef, 0xbb, 0xbf, ...json(operation)])),
    caughtBy: ['strict-json'],
  },
  {
    what: 'UTF-16',
    response: operationBytes(new Uint8Array(Buffer.from(`\uFEFF${JSON.stringify(operation)}`, 'utf16le'))),
    caughtBy: ['shape', 'strict-json'],
  },
  {
    what: 'bytes that are not UTF-8',
    response: operationBytes(
      new Uint8Array(Buffer.from(JSON.stringify({ ...operation, note: 'caf\u00e9' }), 'latin1')),
    ),
    caughtBy: ['strict-json'],
  },
  {
    what: 'a charset that the bytes contradict',
    response: operationBytes(json(operation), 'application/json; charset=utf-16'),
    caughtBy: ['strict-json'],
  },
  {
    what: 'gzip claimed over plain bytes',
    response: operationWith([['Content-Encoding', 'gzip']]),
    caughtBy: ['strict-json'],
  },
];

/** Servers whose answers have the right shape and mean the wrong thing. */
export const wrongMeanings: readonly WrongServer[] = [
  ...wrongPurchases.map((server) => ({ ...server, request: purchaseRequest })),
  ...wrongOperations.map((server) => ({ ...server, request: operationRequest })),
];
