import { describe, expect, it, vi } from 'vitest';
import { createPhoneNumbersClient, type Transport, type TransportInit } from '../../src/index.js';
import { createTestClock } from '../../src/testing.js';
import { operation, searchId, serve } from '../server.js';
import { createFakeService, endpoint, errorOf, notFound, type Script } from './fake-service.js';

const host = new URL(endpoint).hostname;
const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET', syscall: 'read' });
const noAddress = Object.assign(new Error('no'), {
  code: 'ENOTFOUND',
  syscall: 'getaddrinfo',
  hostname: host,
});
const unsent = Object.assign(new Error('no socket'), { requestSent: false });

/** A client with a transport of its own, which may say that a request leaves or not. */
function createClientWith(script: Script, saysSo: boolean) {
  const service = createFakeService(script);
  const clock = createTestClock();
  const transport: Transport = {
    send(url, { onSend, ...init }: TransportInit) {
      if (saysSo) onSend();
      return service.fetch(url, { ...init, redirect: 'manual' });
    },
  };
  return { client: createPhoneNumbersClient({ endpoint, clock, transport }), service, clock };
}

describe('a custom transport that never calls onSend', () => {
  it('leaves a purchase unknown that fails, and does not send it again', async () => {
    const { client, service } = createClientWith(
      { post: [() => Promise.reject(reset)], after: [notFound] },
      false,
    );
    expect(await errorOf(() => client.purchase({ searchId }))).toMatchObject({ outcome: 'unknown' });
    expect(service.count('post')).toBe(1);
  });

  it('leaves a purchase unknown that is aborted while it is under way', async () => {
    const { client, service } = createClientWith({ post: [() => new Promise(() => {})] }, false);
    const controller = new AbortController();
    const error = errorOf(() => client.purchase({ searchId, signal: controller.signal }));
    await vi.waitFor(() => expect(service.count('post')).toBe(1));
    controller.abort('enough');
    expect(await error).toMatchObject({ code: 'aborted', outcome: 'unknown' });
  });

  it('leaves a purchase unknown at its deadline', async () => {
    const { client, service, clock } = createClientWith(
      { post: [() => new Promise(() => {})], after: [notFound] },
      false,
    );
    const error = errorOf(() => client.purchase({ searchId, timeoutMs: 5000 }));
    await vi.waitFor(() => expect(service.count('post')).toBe(1));
    clock.advance(5000);
    expect(await error).toMatchObject({ code: 'timed-out', outcome: 'unknown' });
  });

  it.each([
    ['has requestSent: false', unsent],
    ['says that the endpoint has no address', noAddress],
  ])('leaves a purchase unsent if the error %s', async (_what, error) => {
    const { client, service } = createClientWith({ post: [() => Promise.reject(error)] }, false);
    expect(await errorOf(() => client.purchase({ searchId }))).toMatchObject({ outcome: 'not-sent' });
    expect(service.count('after')).toBe(0);
  });

  it('does not change what a status says', async () => {
    const { client } = createClientWith({ post: [{ status: 400 }] }, false);
    expect(await errorOf(() => client.purchase({ searchId }))).toMatchObject({ outcome: 'rejected' });
  });
});

describe('a custom transport that has called onSend', () => {
  it('leaves a purchase unknown although the error says that the endpoint has no address', async () => {
    const { client, service } = createClientWith(
      { post: [() => Promise.reject(noAddress)], after: [notFound] },
      true,
    );
    expect(await errorOf(() => client.purchase({ searchId }))).toMatchObject({ outcome: 'unknown' });
    expect(service.count('post')).toBe(1);
  });

  it('leaves a purchase unsent if the error has requestSent: false', async () => {
    const { client } = createClientWith({ post: [() => Promise.reject(unsent)] }, true);
    expect(await errorOf(() => client.purchase({ searchId }))).toMatchObject({ outcome: 'not-sent' });
  });
});

it('sends a purchase once over a transport that loses its answer without having called onSend', async () => {
  await using server = await serve(
    { status: 404 },
    { status: 202 },
    {
      status: 200,
      body: JSON.stringify({ ...operation, status: 'running' }),
    },
  );
  let posts = 0;
  const transport: Transport = {
    async send(url, { onSend: _onSend, ...init }) {
      const response = await fetch(url, init);
      if (init.method === 'POST' && posts++ === 0) throw new Error('The answer was lost.');
      return response;
    },
  };
  const client = createPhoneNumbersClient({ endpoint: server.url, transport, clock: createTestClock() });
  await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
  expect(server.received.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET']);
});
