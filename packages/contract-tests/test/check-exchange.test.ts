import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkExchange, type ExchangeResponse, publishedVersions, UnknownRouteError } from '../src/index.js';
import {
  accepted,
  json,
  jsonResponse,
  namedExamples,
  operation,
  operationRequest,
  purchase,
  purchaseRequest,
  requestOf,
  requiredHeaders,
  searchId,
} from './sample.js';

const read = (response: ExchangeResponse) => checkExchange({ request: operationRequest(), response });

describe('an exchange that conforms', () => {
  it("is the page's own sample", async () => {
    expect(await checkExchange(purchase(accepted))).toEqual([]);
  });

  it("may double the slash, as the page's sample does", async () => {
    const request = { ...purchaseRequest('https://resourcename.communication.azure.com/') };
    expect(new URL(request.url).pathname).toBe('//availablePhoneNumbers/:purchase');
    expect(await checkExchange({ request, response: accepted })).toEqual([]);
  });

  it('may name the operation by an absolute URL with an api-version', async () => {
    const location =
      'https://resourcename.communication.azure.com/phoneNumbers/operations/purchase_378ddf60-81be-452a-ba4f-613198ea6c28?api-version=2021-03-07';
    const headers = [['operation-location', location], ...accepted.headers.slice(1)] as const;
    expect(await checkExchange(purchase({ ...accepted, headers }))).toEqual([]);
  });

  it('may carry the status monitor in the 202', async () => {
    const headers = [...accepted.headers, ['Content-Type', 'application/json']] as const;
    expect(await checkExchange(purchase({ ...accepted, headers, body: json(operation) }))).toEqual([]);
  });

  it('may have a status that nobody knows yet, and members that the contract does not name', async () => {
    expect(await read(jsonResponse(200, { ...operation, status: 'canceling', extra: 1 }))).toEqual([]);
  });

  it('may write the media type in capitals and with a charset', async () => {
    expect(await read(jsonResponse(200, operation, 'Application/JSON; charset=UTF-8'))).toEqual([]);
  });

  it.each(publishedVersions().flatMap(namedExamples))(
    'is $method $path of $apiVersion answered with $status and the example $name',
    async (example) => {
      const status = example.status === 'default' ? 405 : Number(example.status);
      const plain = jsonResponse(status, example.value);
      const response = { ...plain, headers: [...plain.headers, ...requiredHeaders(example)] };
      expect(await checkExchange({ request: requestOf(example), response })).toEqual([]);
    },
  );

  it('may carry a search id that is no GUID', async () => {
    const request = { ...purchaseRequest(), body: json({ searchId: 'search-42' }) };
    const headers = [
      ['Operation-Location', '/phoneNumbers/operations/purchase_search-42'],
      ['operation-id', 'purchase_search-42'],
      ['purchase-id', 'search-42'],
    ] as const;
    expect(await checkExchange({ request, response: { ...accepted, headers } })).toEqual([]);
  });

  it('may be compressed', async () => {
    const plain = jsonResponse(200, operation);
    const headers = [...plain.headers, ['Content-Encoding', 'gzip']] as const;
    expect(await read({ ...plain, headers, body: gzipSync(plain.body) })).toEqual([]);
  });

  it('may forbid caches to keep it', async () => {
    const headers = [...accepted.headers, ['Cache-Control', 'no-store, max-age=0']] as const;
    expect(await checkExchange(purchase({ ...accepted, headers }))).toEqual([]);
  });

  it('may name a result on its own origin, twice the same', async () => {
    const resourceLocation = 'https://resourcename.communication.azure.com/phoneNumbers/1';
    const plain = jsonResponse(200, { ...operation, status: 'succeeded', resourceLocation });
    const headers = [...plain.headers, ['Location', '/phoneNumbers/1']] as const;
    expect(await read({ ...plain, headers })).toEqual([]);
  });

  it('may speak of people who look at something(s) in an error', async () => {
    const error = {
      code: 'A',
      message: 'Look at the number(s) at line 3 of your request, e.g. at 12:30:15.',
    };
    expect(await checkExchange(purchase(jsonResponse(400, { error })))).toEqual([]);
  });

  it('may refuse an invalid request', async () => {
    const request = { ...purchaseRequest(), body: json({ searchId: 1 }) };
    const response = jsonResponse(400, {
      error: { code: 'InvalidInput', message: 'The searchId is no string.' },
    });
    expect(await checkExchange({ request, response })).toEqual([]);
  });
});

describe('a finding', () => {
  it('names rule, place, what was expected, what came, and the row of evidence', async () => {
    const body = { error: { code: 'A', message: 'a', details: [{ code: 'B', message: 1 }] } };
    expect(await checkExchange(purchase(jsonResponse(404, body)))).toEqual([
      {
        id: 'shape body#/error/details/0/message',
        rule: 'shape',
        where: 'body#/error/details/0/message',
        expected: 'Response body property error.details.0.message must be string',
        actual: '1',
        severity: 'error',
        evidence: 'error-required',
        link: 'https://github.com/acs-contracts/acs-contracts/blob/main/spec/EVIDENCE.md#error-required',
      },
    ]);
  });

  it('names the place where something is missing', async () => {
    const headers = accepted.headers.slice(0, 2);
    const body = { error: { code: 'A', message: 'a', innererror: { message: 'b' } } };
    const findings = [
      ...(await checkExchange(purchase({ ...accepted, headers }))),
      ...(await checkExchange(purchase(jsonResponse(404, body)))),
    ];
    expect(findings.map(({ where, actual }) => [where, actual])).toEqual([
      ['header:purchase-id', 'nothing'],
      ['body#/error/innererror/code', 'nothing'],
    ]);
  });

  it('holds no secret and no long text', async () => {
    const body = `Authorization: HMAC-SHA256 SignedHeaders=x&Signature=c2VjcmV0 Bearer abc.def accesskey=topsecret; ${'x'.repeat(1000)}`;
    const response = { status: 202, headers: [...accepted.headers], body: new TextEncoder().encode(body) };
    const [finding] = await checkExchange(purchase(response));
    expect(finding?.actual).toHaveLength(200);
    expect(finding?.actual).not.toMatch(/c2VjcmV0|abc\.def|topsecret/);
  });
});

it.each([
  { value: '0', verdict: 'fine' },
  { value: '120', verdict: 'fine' },
  { value: 'Fri, 06 Jan 2023 17:31:42 GMT', verdict: 'fine' },
  { value: 'soon', verdict: 'ill-formed' },
  { value: '-1', verdict: 'ill-formed' },
  { value: '1.5', verdict: 'ill-formed' },
  { value: '2000ms', verdict: 'ill-formed' },
  { value: '99999999999', verdict: 'ill-formed' },
])('takes $value for a Retry-After: $verdict', async ({ value, verdict }) => {
  const headers = [...accepted.headers, ['Retry-After', value]] as const;
  const places = (await checkExchange(purchase({ ...accepted, headers }))).map(({ where }) => where);
  expect(places).toEqual(verdict === 'fine' ? [] : ['header:retry-after']);
});

it('refuses to judge a route that the contract does not describe', async () => {
  const request = {
    ...purchaseRequest(),
    url: 'https://x.communication.azure.com/phoneNumbers?api-version=2021-03-07',
  };
  await expect(checkExchange({ request, response: accepted })).rejects.toThrow(
    new UnknownRouteError('POST', '/phoneNumbers'),
  );
});

it('takes an id in other capitals for the same id', async () => {
  const request = { ...purchaseRequest(), body: json({ searchId: searchId.toUpperCase() }) };
  expect(await checkExchange({ request, response: accepted })).toEqual([]);
});

it.each([
  { value: null, verdict: 'a finding' },
  { value: undefined, verdict: 'fine' },
])('takes $value for inner errors: $verdict', async ({ value, verdict }) => {
  const error = { code: 'A', message: 'a', innererror: value, details: value };
  const places = (await checkExchange(purchase(jsonResponse(404, { error })))).map(({ where }) => where);
  expect(new Set(places)).toEqual(
    new Set(verdict === 'fine' ? [] : ['body#/error/innererror', 'body#/error/details']),
  );
});

it.each([
  { value: ' \t\u3000', verdict: 'fine' },
  { value: '', verdict: 'a finding' },
])('takes $value for a message: $verdict', async ({ value, verdict }) => {
  const findings = await checkExchange(purchase(jsonResponse(404, { error: { code: 'A', message: value } })));
  expect(findings.length > 0).toBe(verdict === 'a finding');
});

it.each([
  ['a 202 without Operation-Location', purchase({ ...accepted, headers: [] }), 'required-headers'],
  ['an error without a code', purchase(jsonResponse(404, { error: { message: 'a' } })), 'error-required'],
])('leads from %s to the row that gives its reason', async (_, exchange, row) => {
  const rows = (await checkExchange(exchange)).map(({ evidence }) => evidence);
  expect(new Set(rows)).toEqual(new Set([row]));
});
