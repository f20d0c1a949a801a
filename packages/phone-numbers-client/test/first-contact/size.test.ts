import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommunicationRequestError, OperationFailedError } from '../../src/index.js';
import { json, operation, operationId, searchId } from '../server.js';
import { viewsOf } from './error-views.js';
import { createClientOf, errorOf, notFound, type Replies } from './fake-service.js';
import { route } from './public-function.js';

const mebibyte = 1024 * 1024;
const pad = (value: object, size: number) => {
  const text = JSON.stringify({ ...value, padding: '' });
  return text.replace('"padding":""', `"padding":"${'x'.repeat(size - text.length)}"`);
};

/** Error trees of about this size, in bytes. */
const trees: Readonly<Record<string, (size: number) => string>> = {
  'one long string': (size) => `{"code":"A","message":"${'m'.repeat(size)}"}`,
  'many details': (size) =>
    `{"code":"A","message":"a","details":[${wide('{"code":"B","message":"b"}', size)}]}`,
  'many details without any text': (size) =>
    `{"code":"A","message":"a","details":[${wide('{"code":"","message":""}', size)}]}`,
  'many details of another script': (size) =>
    `{"code":"A","message":"a","details":[${wide('{"code":"\u5b57\u5b57","message":"\u5b57\u5b57"}', size)}]}`,
  'many details that are escaped in JSON': (size) =>
    `{"code":"A","message":"a","details":[${wide(String.raw`{"code":"\\\\","message":"\"\"\"\""}`, size)}]}`,
  'many details that are no errors': (size) => `{"code":"A","message":"a","details":[${wide('[]', size)}]}`,
  'details in details': (size) => nest('"details":[', ']', size),
  'innererrors at depth': (size) => nest('"innererror":', '', size),
  'a target in each of many details': (size) =>
    `{"code":"A","message":"a","details":[${wide('{"code":"B","message":"b","target":"t"}', size)}]}`,
};

const wide = (text: string, size: number) =>
  Array(Math.ceil(size / (text.length + 1)))
    .fill(text)
    .join();
function nest(open: string, close: string, size: number): string {
  const one = `{"code":"A","message":"a",${open}`;
  const depth = Math.floor(size / (one.length + close.length + 1));
  return `${one.repeat(depth)}${open.includes('[') ? '' : 'null'}${`${close}}`.repeat(depth)}`;
}

/** The number of errors in an error tree. */
function countErrors(tree: unknown): number {
  let count = 0;
  JSON.stringify(tree, (_name, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'code' in value) count++;
    return value;
  });
  return count;
}

const refusedWith = (body: string): Replies => [{ status: 400, body }];

describe('an error tree', () => {
  for (const [name, create] of Object.entries(trees)) {
    it(`cuts an error tree of 800 kB so that the error is at most 64 kB as JSON: ${name}`, async () => {
      const { client } = createClientOf({ post: refusedWith(`{"error":${create(800_000)}}`) });
      const error = await errorOf(() => client.purchase({ searchId }));
      expect(error).toMatchObject({ communicationError: { code: 'A' } });
      expect(CommunicationRequestError.isInstance(error) && error.truncated).toBe(
        !name.includes('no errors'),
      );
      expect(Buffer.byteLength(JSON.stringify(error))).toBeLessThanOrEqual(65_536);
      for (const [path, text] of viewsOf(error).strings)
        if (text.length > 1000) expect(path).toMatch(/stack$/);
    });
  }

  it('cuts the error tree of a failed operation so that the error is at most 64 kB as JSON', async () => {
    const body = `{"operationType":"purchase","id":"${operationId}","status":"failed","error":${trees['many details']?.(800_000)}}`;
    const { client } = createClientOf({ after: [{ status: 200, body }] });
    const purchase = await client.purchase({ searchId });
    const error = await errorOf(() => purchase.result());
    expect(OperationFailedError.isInstance(error) && error.truncated).toBe(true);
    expect(Buffer.byteLength(JSON.stringify(error))).toBeLessThanOrEqual(65_536);
  });

  it('cuts an error tree of any form so that the error is at most 64 kB as JSON, and says so', async () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.record(
        {
          code: fc.string({ unit: 'binary', maxLength: 3000 }),
          message: fc.string({ unit: 'binary', maxLength: 3000 }),
          target: fc.option(fc.string(), { nil: undefined }),
          innererror: fc.option(tie('tree'), { maxDepth: 3 }),
          details: fc.option(fc.array(tie('tree'), { maxLength: 6 }), { maxDepth: 3 }),
        },
        { requiredKeys: ['code', 'message'] },
      ),
    }));
    await fc.assert(
      fc.asyncProperty(tree, async (error) => {
        const { client } = createClientOf({ post: refusedWith(JSON.stringify({ error })) });
        const refused = await errorOf(() => client.purchase({ searchId }));
        expect(Buffer.byteLength(JSON.stringify(refused))).toBeLessThanOrEqual(65_536);
        if (!CommunicationRequestError.isInstance(refused)) throw refused;
        const isWhole = countErrors(refused.communicationError) === countErrors(error);
        expect(refused.truncated || isWhole).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

/** A body that never ends, and counts the bytes that were taken. */
function endless() {
  const chunk = new TextEncoder().encode('x'.repeat(65_536));
  const taken = { bytes: 0, isCancelled: false };
  const body = new ReadableStream({
    pull(controller) {
      taken.bytes += chunk.length;
      controller.enqueue(chunk);
    },
    cancel() {
      taken.isCancelled = true;
    },
  });
  return { body, taken };
}

describe('a body of more than 1 MiB', () => {
  it('reads 1 MiB of the body of an error, and does not receive the rest', async () => {
    const { body, taken } = endless();
    const { client } = createClientOf({ post: [async () => new Response(body, { status: 400 })] });
    const error = await errorOf(() => client.purchase({ searchId }));
    expect(error).toMatchObject({ code: 'request-refused', status: 400, outcome: 'rejected' });
    expect(CommunicationRequestError.isInstance(error) && error.bodyText).toHaveLength(200);
    expect(taken.isCancelled).toBe(true);
    expect(taken.bytes).toBeLessThan(1.3 * mebibyte);
  });

  it('reads the error in a body that breaks off', async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"error":{"code":"A","message":"a"}}'));
      },
      pull: (controller) => controller.error(new Error('reset')),
    });
    const { client } = createClientOf({ post: [async () => new Response(broken, { status: 400 })] });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({ communicationError: { code: 'A' } });
  });

  it.each(['poll', 'result'] as const)(
    'ends with response-too-large if a success is larger than 1 MiB: %s',
    async (phase) => {
      const { body, taken } = endless();
      const large: Replies = [async () => new Response(body)];
      const { client } = createClientOf(phase === 'poll' ? { after: large } : { result: large });
      const purchase = await client.purchase({ searchId });
      const error = await errorOf(() => purchase.result());
      expect(error).toMatchObject({
        name: 'ContractViolationError',
        code: 'response-too-large',
        phase,
        outcome: 'accepted',
        operationId,
        message: expect.stringContaining('1 MiB'),
      });
      expect(taken.isCancelled).toBe(true);
      expect(taken.bytes).toBeLessThan(1.3 * mebibyte);
    },
  );

  it('does not purchase if the read before the purchase is larger than 1 MiB', async () => {
    const { client, service } = createClientOf({ before: [async () => new Response(endless().body)] });
    await expect(client.purchase({ searchId })).rejects.toMatchObject({
      outcome: 'not-sent',
      phase: 'lookup',
    });
    expect(service.count('post')).toBe(0);
    expect(service.requests).toHaveLength(1);
  });

  it('never cuts the data of a typed route without an error', async () => {
    const body = pad({ ...operation }, 2 * mebibyte);
    const { client } = createClientOf({ before: [{ status: 200, body }] });
    const received: unknown = await client.GET(route, { params: { path: { operationId } } }).then(
      ({ data }) => JSON.stringify(data).length,
      (error: unknown) => error,
    );
    if (typeof received === 'number') expect(received).toBe(body.length);
    else expect(received).toMatchObject({ code: 'response-too-large', phase: 'request' });
  });
});

describe('a body of exactly 1 MiB', () => {
  it('reads an operation of exactly 1 MiB', async () => {
    const { client } = createClientOf({
      before: [notFound],
      after: [{ status: 200, body: pad({ ...operation, status: 'succeeded' }, mebibyte) }],
      result: [json(200, { searchId, phoneNumbers: ['+14255550123'] })],
    });
    const purchase = await client.purchase({ searchId });
    await expect(purchase.result()).resolves.toMatchObject({ searchId });
  });
});
