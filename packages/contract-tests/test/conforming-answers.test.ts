import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkExchange, type ExchangeResponse } from '../src/index.js';
import {
  accepted,
  json,
  jsonResponse,
  operation,
  operationRequest,
  purchase,
  purchaseRequest,
} from './sample.js';

const acceptedWith = (...headers: ExchangeResponse['headers']) =>
  purchase({ ...accepted, headers: [...accepted.headers, ...headers] });
const read = (value: unknown, ...headers: ExchangeResponse['headers']) => {
  const response = jsonResponse(200, value, 'application/json; charset=utf-8');
  return {
    request: operationRequest(),
    response: { ...response, headers: [...response.headers, ...headers] },
  };
};
const refused = (status: number, message: string) =>
  purchase(jsonResponse(status, { error: { code: 'A', message } }));
const nothing = { headers: [], body: new Uint8Array() };
const getOfAction = { ...purchaseRequest(), method: 'GET', ...nothing };
const date = 'Fri, 06 Jan 2023 17:31:42 GMT';

describe('an answer conforms that', () => {
  it.each([
    ['repeats a header of many values', acceptedWith(['X-Note', 'a'], ['X-Note', 'b'])],
    ['names a Location in the 202', acceptedWith(['Location', '/phoneNumbers/%2B1'])],
    ['asks for no pause', acceptedWith(['Retry-After', '0'])],
    ['asks for a pause until a date', acceptedWith(['Retry-After', date])],
    ['may be kept for no time', acceptedWith(['Cache-Control', 'public, max-age=0, must-revalidate'])],
    ['has expired', acceptedWith(['Date', date], ['Expires', date], ['Age', '0'], ['ETag', '"1"'])],
    ['expires later and may not be kept', acceptedWith(['Cache-Control', 'no-cache'], ['Expires', '2999'])],
    ['challenges in words like a token', acceptedWith(['WWW-Authenticate', 'Bearer authorization_uri2x'])],
    ['repeats the headers of the 202', read(operation, ...accepted.headers)],
    [
      'names the charset in quotes and without hyphen',
      {
        request: operationRequest(),
        response: jsonResponse(200, operation, 'Application/JSON; Charset="UTF8"'),
      },
    ],
    [
      'has kept the time of the last action',
      read({ ...operation, lastActionDateTime: '2022-01-11T17:23:03Z' }),
    ],
    [
      'spreads its JSON over lines',
      {
        request: operationRequest(),
        response: {
          ...jsonResponse(200, 0),
          body: new TextEncoder().encode(`\n${JSON.stringify(operation, null, 2)}\r\n`),
        },
      },
    ],
    [
      'is deflated',
      {
        request: operationRequest(),
        response: {
          status: 200,
          headers: [
            ['Content-Type', 'application/json'],
            ['Content-Encoding', 'Deflate'],
          ],
          body: new Uint8Array(deflateSync(json(operation))),
        },
      },
    ],
    [
      'says that nothing has changed',
      {
        request: { ...operationRequest(), headers: [['If-None-Match', '"1"']] },
        response: { status: 304, ...nothing },
      },
    ],
    ['has no GET for an action', { request: getOfAction, response: { status: 405, ...nothing } }],
    [
      'is too busy to look at a bad request',
      { request: { ...purchaseRequest(), body: json({}) }, response: refused(503, 'a').response },
    ],
    [
      'tells a tenant, as the service does',
      refused(400, 'Numbers: [1] do not belong to the Tenant:378ddf60-81be-452a-ba4f-613198ea6c28.'),
    ],
    [
      'tells a place in the request',
      refused(400, 'Path: $.searchId | LineNumber: 0 | BytePositionInLine: 14.'),
    ],
    [
      'sends readers to a page',
      refused(400, 'Look at https://learn.example/a at 12:30:15, or at learn.example (see Docs).'),
    ],
    [
      'speaks of credentials',
      refused(401, 'The Password must be set. Use Bearer authentication, not Basic.'),
    ],
  ] as const)('%s', async (_, exchange) => {
    expect(await checkExchange(exchange)).toEqual([]);
  });
});

describe('a hundred thousand', () => {
  const count = 100_000;
  const error = '{"code":"A","message":"a"';
  const answer = (body: string) =>
    purchase({ ...jsonResponse(400, 0), body: new TextEncoder().encode(body) });
  const nested = (opening: string, leaf: string, closing: string) =>
    `{"error":${opening.repeat(count)}${leaf}${closing.repeat(count)}}`;

  it.each([
    ['errors in each other', nested(`${error},"innererror":`, `${error}}`, '}')],
    ['details in each other', nested(`${error},"details":[`, `${error}}`, ']}')],
    ['details beside each other', `{"error":${error},"details":[${Array(count).fill(`${error}}`).join()}]}}`],
  ])('%s conform', async (_, body) => {
    expect(await checkExchange(answer(body))).toEqual([]);
  });

  it.each([
    ['errors, the innermost without message', nested(`${error},"innererror":`, '{"code":"A"}', '}')],
    ['errors without message', nested('{"code":"A","innererror":', '0', '}')],
    [
      'details without message',
      `{"error":${error},"details":[${Array(count).fill('{"code":"A"}').join()}]}}`,
    ],
    ['lists', '['.repeat(count) + ']'.repeat(count)],
    ['lists for a target', `{"error":${error},"target":${'['.repeat(count)}${']'.repeat(count)}}}`],
    ['members of one name', `{"error":${error},"x":{${Array(count).fill('"a":1').join()}}}}`],
  ])('%s are found, in few words', async (_, body) => {
    const findings = await checkExchange(answer(body));
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.length).toBeLessThanOrEqual(200);
    expect(JSON.stringify(findings).length).toBeLessThan(200_000);
  });
});
