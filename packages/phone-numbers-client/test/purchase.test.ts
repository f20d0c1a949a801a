import { describe, expect, it } from 'vitest';
import { ContractViolationError, createPhoneNumbersClient } from '../src/index.js';
import { type Answer, acceptedHeaders, operationId, searchId, serve } from './server.js';

/** Purchases from a server that gives `answer`; gives the accepted purchase or the error. */
async function purchaseFrom(answer: Answer): Promise<unknown> {
  await using server = await serve(answer);
  const client = createPhoneNumbersClient({ endpoint: server.url });
  const result = await client.purchase({ searchId }).catch((error: unknown) => error);
  expect(server.received).toHaveLength(1);
  return result;
}

const accepted = {
  operationLocation: `/phoneNumbers/operations/${operationId}`,
  operationId,
  purchaseId: searchId,
};

describe('a purchase', () => {
  it("sends the page's sample request, once", async () => {
    await using server = await serve({ status: 202, headers: acceptedHeaders });
    const headers = { Authorization: 'Bearer token' };
    await createPhoneNumbersClient({ endpoint: server.url, headers }).purchase({ searchId });
    expect(server.received).toMatchObject([
      {
        method: 'POST',
        target: '/availablePhoneNumbers/:purchase?api-version=2021-03-07',
        headers: { 'content-type': 'application/json', authorization: 'Bearer token' },
        body: `{"searchId":"${searchId}"}`,
      },
    ]);
  });

  it('resolves to the three headers of the 202', async () => {
    expect(await purchaseFrom({ status: 202, headers: acceptedHeaders })).toEqual(accepted);
  });

  it('sends another api-version when told to', async () => {
    await using server = await serve({ status: 202, headers: acceptedHeaders });
    await createPhoneNumbersClient({ endpoint: server.url, apiVersion: '2022-12-01' }).purchase({ searchId });
    expect(server.received[0]?.target).toBe('/availablePhoneNumbers/:purchase?api-version=2022-12-01');
  });

  it.each([
    { what: 'empty', body: '' },
    { what: 'malformed JSON', body: '{"status":' },
    { what: 'HTML', body: '<h1>Accepted</h1>' },
  ])('is accepted although the body of the 202 is $what', async ({ body }) => {
    const headers = { ...acceptedHeaders, 'Content-Type': 'application/json' };
    expect(await purchaseFrom({ status: 202, headers, body })).toEqual(accepted);
  });

  it('is accepted although the body of the 202 never ends', async () => {
    expect(await purchaseFrom({ status: 202, headers: acceptedHeaders, body: '{', end: false })).toEqual(
      accepted,
    );
  });

  it.each([undefined, '', 42, null])('of %j is refused before anything is sent', async (value) => {
    await using server = await serve({ status: 202, headers: acceptedHeaders });
    const client = createPhoneNumbersClient({ endpoint: server.url });
    // @ts-expect-error a search id is a text
    await expect(client.purchase({ searchId: value })).rejects.toThrow(/^searchId: expected a text/);
    expect(server.received).toEqual([]);
  });

  it("rejects with the signal's reason when it is aborted", async () => {
    const controller = new AbortController();
    const client = createPhoneNumbersClient({
      endpoint: 'https://resourcename.communication.azure.com',
      fetch: (request) => {
        controller.abort(new Error('no longer wanted'));
        return fetch(request);
      },
    });
    await expect(client.purchase({ searchId, signal: controller.signal })).rejects.toThrow(
      'no longer wanted',
    );
  });
});

describe('a 202 that breaks its promise', () => {
  it.each(Object.keys(acceptedHeaders))('is an error that says which header is missing: %s', async (name) => {
    const headers = Object.fromEntries(Object.entries(acceptedHeaders).filter(([key]) => key !== name));
    const error = await purchaseFrom({ status: 202, headers });
    expect(error).toBeInstanceOf(ContractViolationError);
    expect(error).toMatchObject({
      status: 202,
      missingHeaders: [name],
      operationId: name === 'operation-id' ? undefined : operationId,
      message: `POST /availablePhoneNumbers/:purchase: expected 202 with its headers, got 202 without ${name}`,
    });
  });

  it.each(Object.keys(acceptedHeaders))('takes an empty header for a missing one: %s', async (name) => {
    const error = await purchaseFrom({ status: 202, headers: { ...acceptedHeaders, [name]: '' } });
    expect(error).toMatchObject({ name: 'ContractViolationError', missingHeaders: [name] });
  });

  it.each([200, 201, 204, 205])('is an error although it is a success: %i', async (status) => {
    const error = await purchaseFrom({ status, headers: acceptedHeaders });
    expect(error).toMatchObject({
      name: 'ContractViolationError',
      code: 'contract-violation',
      status,
      operationId,
    });
  });

  it.each([301, 302, 303, 307, 308])('is an error and not followed when it redirects: %i', async (status) => {
    await using elsewhere = await serve({ status: 202, headers: acceptedHeaders });
    const error = await purchaseFrom({ status, headers: { Location: elsewhere.url } });
    expect(error).toMatchObject({ name: 'ContractViolationError', status });
    expect(elsewhere.received).toEqual([]);
  });
});
