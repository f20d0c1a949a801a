import { describe, expect, it } from 'vitest';
import { createClientOf, errorOf, type Reply, reading } from '../first-contact/fake-service.js';
import { searchId } from '../server.js';

type Client = ReturnType<typeof createClientOf>['client'];

const refused: Reply = () =>
  Promise.reject(
    new TypeError('fetch failed', {
      cause: Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:9'), { code: 'ECONNREFUSED' }),
    }),
  );

const limits = { timeoutMs: 20_000 };

/** Everything that reads again and again until its deadline. */
const calls: Readonly<Record<string, (client: Client) => unknown>> = {
  'a list': (client) => client.phoneNumbers(limits),
  'a poll': (client) => client.resume({ searchId }).poll(limits),
  'a result': (client) => client.resume({ searchId }).result(limits),
  'a cancellation': (client) => client.resume({ searchId }).cancel(limits),
};

const failures: Readonly<Record<string, { readonly reply: Reply; readonly reason: RegExp }>> = {
  'nobody listens': { reply: refused, reason: /received no usable response: ECONNREFUSED .*127\.0\.0\.1:9/ },
  'the answer is always 503': {
    reply: { status: 503, body: '{"error":{"code":"Busy","message":"Too busy."}}' },
    reason: /was answered with 503: Busy: Too busy/,
  },
};

const cases = Object.entries(calls).flatMap(([call, start]) =>
  Object.entries(failures).map(([failure, { reply, reason }]) => ({ call, start, failure, reply, reason })),
);

describe('a deadline', () => {
  it.each(cases)('of $call names the last failure if $failure', async ({ start, reply, reason }) => {
    const { client } = createClientOf({ list: [reply], before: [reply], cancel: [reply] });
    const error = await errorOf(() => start(client));
    expect(error).toMatchObject({ name: 'InterruptedError' });
    expect(error.message).toMatch(/did not end in time\. /);
    expect(error.message).toMatch(reason);
    expect(error.message.length).toBeLessThanOrEqual(1000);
    expect(error.cause).toBeInstanceOf(Error);
  });

  it('names the last failure also if it comes while a later request is under way', async () => {
    const silent: Reply = () => new Promise(() => {});
    const { client, clock } = createClientOf({ list: [refused, silent] });
    const call = errorOf(() => client.phoneNumbers({ timeoutMs: 5000 }));
    const wait = async () => {
      while (clock.pauses.length === 0) await new Promise((resolve) => setImmediate(resolve));
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    };
    await wait();
    clock.advance(5000);
    expect((await call).message).toMatch(/did not end in time\. .*ECONNREFUSED/);
  });

  it('does not say twice that time ran out', async () => {
    const { client, clock } = createClientOf({ list: [() => new Promise(() => {})] });
    const call = errorOf(() => client.phoneNumbers({ timeoutMs: 40_000 }));
    for (const milliseconds of [30_000, 10_000]) {
      for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
      clock.advance(milliseconds);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await call).message).toBe('The list did not end in time.');
  });

  it('does not name a failure after which the reads went well', async () => {
    const { client } = createClientOf({ before: [refused, reading('running')] });
    const error = await errorOf(() => client.resume({ searchId }).result(limits));
    expect(error.code).toBe('still-running');
    expect(error.cause).toBeUndefined();
    expect(error.message).not.toContain('ECONNREFUSED');
  });
});
