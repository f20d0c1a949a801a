import { describe, expect, it } from 'vitest';
import { type Clock, createPhoneNumbersClient, type Purchase } from '../src/index.js';
import { createTestClock } from '../src/testing.js';
import {
  type Answer,
  acceptedHeaders,
  json,
  operation,
  operationId,
  searchId,
  serve,
  servePurchase,
} from './server.js';

const accepted: Answer = { status: 202, headers: acceptedHeaders };
const succeeded = json(200, { ...operation, status: 'succeeded' });

/** Purchases from a server that gives these answers; gives the handle or the error, and what was received. */
async function purchaseFrom(answers: readonly [Answer, ...Answer[]], clock: Clock = createTestClock()) {
  await using server = await servePurchase(...answers);
  const client = createPhoneNumbersClient({ endpoint: server.url, clock });
  const result: unknown = await client.purchase({ searchId }).catch((error: unknown) => error);
  return { result, methods: server.received.map(({ method }) => method) };
}

describe('a purchase', () => {
  it("sends the page's sample request, once", async () => {
    await using server = await servePurchase(accepted);
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

  it('resolves to a handle that knows its operation', async () => {
    const { result } = await purchaseFrom([accepted]);
    expect(result).toMatchObject({ searchId, operationId, unexpectedHeaders: [] });
  });

  it('sends another api-version when told to', async () => {
    await using server = await servePurchase(accepted);
    await createPhoneNumbersClient({ endpoint: server.url, apiVersion: '2025-06-01' }).purchase({ searchId });
    expect(server.received[0]?.target).toBe('/availablePhoneNumbers/:purchase?api-version=2025-06-01');
  });

  it.each(['/phoneNumbers/operations/', 'own/phoneNumbers/operations/'])(
    'finds nothing wrong with Operation-Location %s',
    async (location) => {
      await using server = await servePurchase({
        status: 202,
        headers: {
          ...acceptedHeaders,
          'Operation-Location': `${location}${operationId}?api-version=2021-03-07`,
        },
      });
      const client = createPhoneNumbersClient({
        endpoint: server.url,
        fetch: async (url, init) => {
          const response = await fetch(url, init);
          const { status, headers } = response;
          if (status !== 202) return response;
          const value = headers.get('Operation-Location')?.replace('own', server.url) ?? '';
          return new Response(null, { status, headers: { ...acceptedHeaders, 'Operation-Location': value } });
        },
      });
      expect(await client.purchase({ searchId })).toMatchObject({ unexpectedHeaders: [] });
    },
  );

  it.each(Object.keys(acceptedHeaders))('is accepted without the header %s, and says so', async (name) => {
    const headers = Object.fromEntries(Object.entries(acceptedHeaders).filter(([key]) => key !== name));
    const { result } = await purchaseFrom([{ status: 202, headers }]);
    expect(result).toMatchObject({ operationId, unexpectedHeaders: [name] });
  });

  it.each(['operation-id', 'purchase-id'])('with the %s of another one is looked up', async (name) => {
    const foreign = { status: 202, headers: { ...acceptedHeaders, [name]: 'purchase_other' } };
    const found = await purchaseFrom([foreign, succeeded]);
    expect(found).toMatchObject({ result: { operationId }, methods: ['POST', 'GET'] });
    const lost = await purchaseFrom([foreign, { status: 404 }]);
    expect(lost).toMatchObject({
      result: { name: 'ContractViolationError', code: 'contract-violation', outcome: 'unknown', operationId },
      methods: ['POST', 'GET', 'GET', 'GET', 'GET'],
    });
  });

  it.each([undefined, '', 42, null, 'a\r\nb', 'a\u0000', '\ud800'])(
    'of %j is refused before anything is sent',
    async (value) => {
      await using server = await servePurchase(accepted);
      const client = createPhoneNumbersClient({ endpoint: server.url });
      // @ts-expect-error a search id is a text
      const refused = client.purchase({ searchId: value });
      await expect(refused).rejects.toThrow(/^searchId must be a string of 1 to 247/);
      await expect(refused).rejects.toMatchObject({ code: 'invalid-argument', outcome: 'not-sent' });
      // @ts-expect-error a search id is a text
      expect(() => client.resume({ searchId: value })).toThrow(/^searchId must be a string of 1 to 247/);
      expect(server.received).toEqual([]);
    },
  );
});

describe('an operation', () => {
  /** Resumes the purchase from a server that gives these answers. */
  async function resumeFrom<T>(
    answers: readonly [Answer, ...Answer[]],
    use: (purchase: Purchase) => Promise<T>,
    clock: Clock = createTestClock(),
  ) {
    await using server = await serve(...answers);
    const purchase = createPhoneNumbersClient({ endpoint: server.url, clock }).resume({ searchId });
    const result: unknown = await use(purchase).catch((error: unknown) => error);
    return { result, targets: server.received.map(({ method, target }) => `${method} ${target}`) };
  }
  const statuses = async (purchase: Purchase) => {
    const seen: string[] = [];
    for await (const { status } of purchase) seen.push(status);
    return seen;
  };
  const pending = (status: string) => json(200, { ...operation, status });
  const target = `/phoneNumbers/operations/${operationId}?api-version=2021-03-07`;

  it('gives every reading, in whatever order, and stops at the one that ends it', async () => {
    const order = ['running', 'notStarted', 'Succeeded', 'succeededNot', 'canceled', 'running'];
    const [first = pending('running'), ...rest] = order.map(pending);
    const { result, targets } = await resumeFrom([first, ...rest, succeeded], statuses);
    expect(result).toEqual([...order, 'succeeded']);
    expect(targets).toEqual(Array(7).fill(`GET ${target}`));
  });

  it('is not read again once it has ended', async () => {
    const { result, targets } = await resumeFrom([succeeded, pending('running')], async (purchase) => [
      await statuses(purchase),
      await statuses(purchase),
    ]);
    expect(result).toEqual([['succeeded'], ['succeeded']]);
    expect(targets).toHaveLength(1);
  });

  it('gives what was bought, read from the search result', async () => {
    const bought = { searchId, phoneNumbers: ['+14255550123'] };
    const { result, targets } = await resumeFrom(
      [pending('running'), succeeded, json(200, bought)],
      (purchase) => purchase.result(),
    );
    expect(result).toEqual(bought);
    expect(targets.at(-1)).toBe(
      `GET /availablePhoneNumbers/searchResults/${searchId}?api-version=2021-03-07`,
    );
  });

  it.each([
    { what: 'of another search', body: { searchId: 'other', phoneNumbers: [] } },
    { what: 'without phone numbers', body: { searchId } },
    { what: 'with an empty text in place of a phone number', body: { searchId, phoneNumbers: [''] } },
    { what: 'that is none', body: [] },
  ])('does not take a search result $what for what was bought', async ({ body }) => {
    const { result } = await resumeFrom([succeeded, json(200, body)], (purchase) => purchase.result());
    expect(result).toMatchObject({ name: 'ContractViolationError', phase: 'result', outcome: 'accepted' });
  });

  it('that failed gives the whole error', async () => {
    const error = { code: 'A', message: 'a', innererror: { code: 'B', message: 'b' } };
    const failed = json(200, { ...operation, status: 'failed', error });
    const { result } = await resumeFrom([failed], (purchase) => purchase.result());
    expect(result).toMatchObject({
      name: 'OperationFailedError',
      code: 'operation-failed',
      outcome: 'failed',
      operationId,
      communicationError: error,
      message:
        'The latest known attempt to purchase failed: A: a Cause: B: b. Whether phone numbers were delivered could not be read: look at those that the resource owns.',
    });
  });

  it('is cancelled with DELETE, which is repeated when no answer comes', async () => {
    const { result, targets } = await resumeFrom([{ status: 500 }, { status: 204 }], (purchase) =>
      purchase.cancel(),
    );
    expect(result).toBeUndefined();
    expect(targets).toEqual(Array(2).fill(`DELETE ${target}`));
  });

  it('that nobody knows is an error after a few reads', async () => {
    const { result, targets } = await resumeFrom([{ status: 404 }], (purchase) => purchase.result());
    expect(result).toMatchObject({
      name: 'OperationNotFoundError',
      code: 'not-found',
      status: 404,
      outcome: 'not-found',
      message:
        'The poll found no operation of this purchase. The service knows no such purchase: call client.purchase again, which looks first.',
    });
    expect(targets).toHaveLength(4);
  });

  it('that has not ended in time is still running, and says how to go on', async () => {
    const clock = createTestClock();
    const { result } = await resumeFrom(
      [pending('running')],
      (purchase) => purchase.result({ timeoutMs: 10_000 }),
      clock,
    );
    expect(result).toMatchObject({
      name: 'InterruptedError',
      code: 'still-running',
      outcome: 'accepted',
      operationId,
      message: 'The poll did not end in time. The purchase was accepted: continue with client.resume.',
    });
    expect(clock.now()).toBe(10_000);
  });
});
