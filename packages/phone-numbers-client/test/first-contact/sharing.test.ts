import { describe, expect, it, vi } from 'vitest';
import { searchId } from '../server.js';
import { createClaimStore } from './claim-store.js';
import { accepted, createClientOf, errorOf, notFound, reading, responseOf } from './fake-service.js';
import { settle } from './settle.js';

/** A reply that comes when it is told to, and ends when its request is aborted. */
function gate(answer = accepted) {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const reply = ({ init: { signal } }: { init: { signal: AbortSignal } }) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      opened.then(() => resolve(responseOf(answer)));
    });
  return { reply, open: () => open() };
}

const inOtherCase = searchId.toUpperCase();

describe('calls of one client for one search at the same time', () => {
  it.each([
    ['the same id', searchId, searchId],
    ['a GUID in another case', searchId, inOtherCase],
    ['another id than a GUID', 'search-1', 'search-1'],
  ])('sends one purchase for calls at the same time with %s', async (_what, one, other) => {
    const { client, service } = createClientOf({ post: [{ status: 202 }] });
    const purchases = await Promise.all([one, other, one].map((id) => client.purchase({ searchId: id })));
    expect(service.count('post')).toBe(1);
    expect(service.count('before')).toBe(1);
    expect(new Set(purchases).size).toBe(1);
  });

  it('sends a purchase for each id if ids that are no GUIDs differ in case', async () => {
    const { client, service } = createClientOf({ post: [{ status: 202 }] });
    await Promise.all(
      ['search-1', 'Search-1', `${searchId}-a`, `${inOtherCase}-a`].map((id) =>
        client.purchase({ searchId: id }),
      ),
    );
    expect(service.count('post')).toBe(4);
  });

  it('rejects all calls that share a purchase if it is rejected', async () => {
    const { client, service } = createClientOf({ post: [{ status: 400 }] });
    const errors = await Promise.all([1, 2].map(() => errorOf(() => client.purchase({ searchId }))));
    for (const error of errors) expect(error).toMatchObject({ status: 400, outcome: 'rejected' });
    expect(service.count('post')).toBe(1);
  });

  it('sends another purchase after one that was shared has been rejected', async () => {
    const { client, service } = createClientOf({ post: [{ status: 400 }, accepted], after: [notFound] });
    await errorOf(() => client.purchase({ searchId }));
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
    expect(service.count('post')).toBe(2);
  });

  it('tells each caller how a purchase ended, whatever another one has done with its reading', async () => {
    const failed = reading('failed', { error: { code: 'PurchaseFailed', message: 'a' } });
    const { client } = createClientOf({ after: [failed] });
    const [one, other] = await Promise.all([client.purchase({ searchId }), client.purchase({ searchId })]);
    for await (const operation of one) Object.assign(operation, { status: 'succeeded', error: undefined });
    const error = await errorOf(() => other.result());
    expect(error).toMatchObject({ code: 'operation-failed', communicationError: { code: 'PurchaseFailed' } });
  });

  it('lets the store of claims take as long as the call that waits longest, if that has come second', async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const claims = createClaimStore({ acquire: () => answered });
    const { client, service, clock } = createClientOf({}, { claims });
    const first = errorOf(() => client.purchase({ searchId, timeoutMs: 200 }));
    const second = client.purchase({ searchId });
    await vi.waitFor(() => expect(claims.calls).toEqual(['acquire']));
    clock.advance(300);
    expect(await first).toMatchObject({ code: 'timed-out' });
    await settle();
    answer();
    await expect(second).resolves.toMatchObject({ created: true });
    expect(service.count('post')).toBe(1);
  });

  it('does not abort a purchase if one of two calls that share it is aborted', async () => {
    const { reply, open } = gate();
    const { client, service } = createClientOf({ post: [reply] });
    const controller = new AbortController();
    const first = errorOf(() => client.purchase({ searchId, signal: controller.signal }));
    const second = client.purchase({ searchId });
    await vi.waitFor(() => expect(service.count('post')).toBe(1));
    controller.abort('enough');
    expect(await first).toMatchObject({
      code: 'aborted',
      cause: 'enough',
      outcome: 'unknown',
      phase: 'purchase',
    });
    open();
    await expect(second).resolves.toMatchObject({ created: true });
    expect(service.requests).toHaveLength(2);
  });

  it('aborts a shared purchase when the last call is aborted, and sends nothing afterwards', async () => {
    const { reply, open } = gate(notFound);
    const { client, service } = createClientOf({ before: [reply] });
    const controllers = [new AbortController(), new AbortController()];
    const errors = controllers.map(({ signal }) => errorOf(() => client.purchase({ searchId, signal })));
    await vi.waitFor(() => expect(service.count('before')).toBe(1));
    for (const controller of controllers) controller.abort();
    const found = await Promise.all(errors);
    // While others wait, the purchase may still be sent.
    for (const error of found.slice(0, -1))
      expect(error).toMatchObject({ code: 'aborted', outcome: 'unknown' });
    expect(found.at(-1)).toMatchObject({ code: 'aborted', outcome: 'not-sent' });
    open();
    await settle();
    expect(service.count('post')).toBe(0);
    expect(service.requests[0]?.init.signal.aborted).toBe(true);
  });

  it('ends each call that shares a purchase at its own deadline', async () => {
    const { reply } = gate();
    const { client, clock, service } = createClientOf({ post: [reply], after: [reply] });
    const ends: string[] = [];
    const call = (name: string, timeoutMs: number) =>
      errorOf(() => client.purchase({ searchId, timeoutMs })).then((error) => {
        ends.push(name);
        expect(error).toMatchObject({ code: 'timed-out', outcome: 'unknown' });
      });
    const calls = [call('long', 20_000), call('short', 5000)];
    await vi.waitFor(() => expect(service.count('post')).toBe(1));
    clock.advance(5000);
    await vi.waitFor(() => expect(ends).toEqual(['short']));
    clock.advance(14_000);
    await settle();
    expect(ends).toEqual(['short']);
    expect(service.requests[1]?.init.signal.aborted).toBe(false);
    clock.advance(1000);
    await Promise.all(calls);
    expect(ends).toEqual(['short', 'long']);
  });

  it('continues a shared purchase until the longest deadline of its calls', async () => {
    const { reply, open } = gate(notFound);
    const { client, clock, service } = createClientOf({ before: [reply] });
    const first = errorOf(() => client.purchase({ searchId, timeoutMs: 1000 }));
    await vi.waitFor(() => expect(service.count('before')).toBe(1));
    const second = client.purchase({ searchId, timeoutMs: 60_000 });
    await settle();
    clock.advance(1000);
    // The other call goes on, and the purchase may still be sent.
    expect(await first).toMatchObject({ code: 'timed-out', outcome: 'unknown' });
    open();
    await expect(second).resolves.toMatchObject({ created: true });
    expect(service.count('post')).toBe(1);
  });

  it('looks first, and does not purchase again, after all calls that shared a purchase were aborted', async () => {
    const { reply } = gate();
    const { client, service } = createClientOf({ post: [reply], after: [notFound, reading('running')] });
    const controller = new AbortController();
    const first = errorOf(() => client.purchase({ searchId, signal: controller.signal }));
    await vi.waitFor(() => expect(service.count('post')).toBe(1));
    controller.abort();
    const second = client.purchase({ searchId });
    expect(await first).toMatchObject({ code: 'aborted', outcome: 'unknown' });
    await expect(second).resolves.toMatchObject({ created: false });
    expect(service.count('post')).toBe(1);
  });

  it('sends nothing for a call whose signal is aborted already', async () => {
    const { client, service } = createClientOf();
    const signal = AbortSignal.abort('before');
    await expect(client.purchase({ searchId, signal })).rejects.toMatchObject({
      code: 'aborted',
      cause: 'before',
      outcome: 'not-sent',
    });
    expect(service.requests).toEqual([]);
  });

  it('refuses a call that shares a purchase but differs in the option existing', async () => {
    const { client, service } = createClientOf();
    const first = client.purchase({ searchId });
    for (const id of [searchId, inOtherCase]) {
      await expect(client.purchase({ searchId: id, existing: 'ignore' })).rejects.toMatchObject({
        code: 'invalid-argument',
        phase: 'arguments',
        outcome: 'unknown',
        searchId: expect.stringMatching(new RegExp(`^${searchId}$`, 'i')),
        message: expect.stringContaining('may have been accepted: look it up with client.resume'),
      });
    }
    await expect(first).resolves.toMatchObject({ created: true });
    expect(service.count('post')).toBe(1);
  });

  it('shares a purchase with a call that leaves out the option existing', async () => {
    const { client, service } = createClientOf();
    await Promise.all([client.purchase({ searchId }), client.purchase({ searchId, existing: 'look' })]);
    expect(service.count('post')).toBe(1);
  });
});

describe('another client', () => {
  it('continues in another client with what the first one has sent', async () => {
    const { client, service } = createClientOf({ after: [reading('running')] });
    await client.purchase({ searchId });
    const other = createClientOf({}, { fetch: service.fetch });
    await expect(other.client.purchase({ searchId })).resolves.toMatchObject({ created: false });
    expect(service.count('post')).toBe(1);
  });
});
