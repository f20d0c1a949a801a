import { describe, expect, it } from 'vitest';
import { readRecording } from '../../src/traffic/read-recording.js';
import { judgeRecording, type Verdict } from '../../src/traffic/verdict.js';
import { purchase, searchId } from './purchase.js';

/** A recording of a read of an operation. */
function operation(change: object, date = 'Fri, 06 Jan 2023 17:31:42 GMT') {
  return {
    request: {
      method: 'GET',
      url: `https://endpoint/phoneNumbers/operations/purchase_${searchId}?api-version=2022-12-01`,
      headers: {},
      body: null,
    },
    response: {
      status: 200,
      headers: { Date: date, 'Content-Type': ['application/json; charset=utf-8'] },
      body: {
        operationType: 'purchase',
        status: 'running',
        createdDateTime: '2023-01-06T17:31:35.8833059+00:00',
        id: `purchase_${searchId}`,
        ...change,
      },
    },
  };
}

const judge = (recording: unknown): Promise<Verdict> => judgeRecording(readRecording(recording));
const error = (value: object) => ({
  status: 400,
  headers: { 'Content-Type': 'application/json' },
  body: { error: value },
});

describe('a recording', () => {
  it('that agrees with the page is accepted', async () => {
    expect(await judge(purchase())).toEqual({ kind: 'accepted' });
    expect(await judge(operation({}))).toEqual({ kind: 'accepted' });
  });

  it('of a route that the contract does not describe is outside of it', async () => {
    const recording = purchase({ url: 'https://endpoint/availablePhoneNumbers/countries/US/:browse' });
    expect(await judge(recording)).toEqual({ kind: 'outside' });
  });

  it('of a purchase by GET is in conflict if it was accepted, and accepted if it was refused', async () => {
    const { request, response } = purchase();
    const byGet = { ...request, method: 'GET', body: null };
    expect(await judge({ request: byGet, response })).toMatchObject({
      kind: 'in conflict',
      findings: [{ rule: 'refusal' }],
    });
    expect(await judge({ request: byGet, response: { status: 405 } })).toEqual({ kind: 'accepted' });
  });

  it('that lacks a header is in conflict', async () => {
    const headers = {
      'Operation-Location': `/phoneNumbers/operations/purchase_${searchId}`,
      'purchase-id': searchId,
    };
    expect(await judge(purchase({ headers }))).toMatchObject({
      kind: 'in conflict',
      findings: [{ where: 'header:operation-id', actual: 'nothing' }],
    });
  });

  it('whose error has no message is in conflict', async () => {
    expect(await judge(purchase(error({ code: 'BadRequest' })))).toMatchObject({ kind: 'in conflict' });
  });

  it('tolerates innerError in camel case by inner-error-null', async () => {
    const recording = purchase(error({ code: 'UnsupportedApiVersion', message: 'No.', innerError: null }));
    expect(await judge(recording)).toEqual({ kind: 'tolerated', rows: ['inner-error-null'] });
  });

  it('tolerates the doubled slash of the page by double-slash', async () => {
    const url = 'https://x.communication.azure.com//availablePhoneNumbers/:purchase?api-version=2021-03-07';
    expect(await judge(purchase({ url }))).toEqual({ kind: 'tolerated', rows: ['double-slash'] });
  });

  it('tolerates a later kind of operation by extensible-enums', async () => {
    expect(await judge(operation({ operationType: 'reservationPurchase' }))).toEqual({
      kind: 'tolerated',
      rows: ['extensible-enums'],
    });
  });

  it('takes what was tolerated before the release for a conflict after it', async () => {
    const pascal = { status: 'Succeeded', operationType: 'Purchase' };
    expect(await judge(operation(pascal, 'Tue, 09 Mar 2021 14:50:09 GMT'))).toEqual({
      kind: 'tolerated',
      rows: ['before-release'],
    });
    expect(await judge(operation(pascal))).toMatchObject({
      kind: 'in conflict',
      findings: expect.arrayContaining([expect.objectContaining({ where: 'body#/status' })]),
    });
  });

  it('without a date of its own is dated by the operation in it', async () => {
    const change = { status: 'Succeeded', createdDateTime: '2021-02-09T23:12:41.0837738+00:00' };
    expect(await judge(operation(change, 'sanitized'))).toEqual({
      kind: 'tolerated',
      rows: ['before-release'],
    });
  });
});

describe('a value that a recorder put in', () => {
  it.each([
    { what: 'a sanitized purchase id', name: 'purchase-id', value: 'sanitized' },
    { what: 'a sanitized operation id', name: 'operation-id', value: 'Sanitized' },
    {
      what: 'an endpoint for the location of the operation',
      name: 'Operation-Location',
      value: 'https://endpoint',
    },
    {
      what: 'an example for the location of the operation',
      name: 'Operation-Location',
      value: 'https://example.com',
    },
  ])('is no conflict: $what', async ({ name, value }) => {
    const { response } = purchase();
    expect(await judge(purchase({ headers: { ...response.headers, [name]: value } }))).toMatchObject({
      kind: 'accepted',
    });
  });

  it('is no conflict in a body', async () => {
    expect(await judge(operation({ id: 'sanitized' }))).toEqual({ kind: 'accepted' });
  });

  it('excuses nothing but itself', async () => {
    const recording = operation({ id: 'sanitized', status: undefined });
    expect(await judge(recording)).toMatchObject({
      kind: 'in conflict',
      findings: [{ where: 'body#/status' }],
    });
  });
});

describe('what a recorder left out', () => {
  it('is no conflict: headers and query of the request (nock)', async () => {
    const recording = purchase({ url: 'https://endpoint/availablePhoneNumbers/:purchase' });
    expect(await judge({ ...recording, request: { ...recording.request, headers: null } })).toEqual({
      kind: 'accepted',
    });
  });

  it('is no conflict: the body of a request', async () => {
    const recording = purchase();
    expect(await judge({ ...recording, request: { ...recording.request, body: null } })).toEqual({
      kind: 'accepted',
    });
  });

  it('is a conflict when the service accepted a request that is there and wrong', async () => {
    const recording = purchase();
    const wrong = { ...recording, request: { ...recording.request, body: { searchId: 42 } } };
    expect(await judge(wrong)).toMatchObject({ kind: 'in conflict', findings: [{ rule: 'refusal' }] });
  });

  it('is no conflict: a header of a response (YAML of old Python recordings)', async () => {
    const headers = {
      'operation-location': `/phoneNumbers/operations/purchase_${searchId}`,
      location: `/availablePhoneNumbers/searchResults/${searchId}`,
    };
    const recording = purchase({ headers });
    const source = { path: 'test/recordings/test_purchase_phone_numbers.yaml' };
    expect(await judge({ ...recording, source })).toEqual({ kind: 'accepted' });
    expect(await judge(recording)).toMatchObject({ kind: 'in conflict' });
    const refusal = { ...error({ code: 'NotFound', message: 'Not found.' }), headers: {} };
    expect(await judge({ ...purchase(refusal), source })).toEqual({ kind: 'accepted' });
  });

  it('is the difference between an empty body and an empty list (.NET)', async () => {
    expect(await judge(purchase({ body: [] }))).toEqual({ kind: 'accepted' });
  });
});

describe('a file that is no recording', () => {
  it.each([
    { value: [], message: 'expected the file to be an object, got a list' },
    { value: {}, message: 'expected request to be an object, got nothing' },
    {
      value: { ...purchase(), response: { status: '202' } },
      message: 'expected response.status to be a number, got "202"',
    },
    {
      value: { ...purchase(), request: { method: 'GET', url: '/relative' } },
      message: 'expected request.url to be an absolute URL, got "/relative"',
    },
  ])('is refused: $message', ({ value, message }) => {
    expect(() => readRecording(value)).toThrow(message);
  });
});
