import { describe, expect, it } from 'vitest';
import { operation, operationId, searchId } from '../server.js';
import { accepted, createClientOf, errorOf, type Replies, type Reply, reading } from './fake-service.js';

/** The operation of an attempt that failed before. */
const failedBefore = { error: { code: 'OutOfStock', message: 'Years ago.' } };
const old = reading('failed', failedBefore);
/** The same moment, as another program writes it. */
const createdInAnotherForm = new Date(operation.createdDateTime).toISOString().replace('Z', '00+00:00');
const other = reading('failed', { error: { code: 'NotEnoughCredit', message: 'Today.' } });
const reset: Reply = () => Promise.reject(new Error('reset'));

describe('an operation that had failed before the purchase was sent', () => {
  it('purchases after an earlier attempt that failed', async () => {
    const { client, service } = createClientOf({ before: [old] });
    const purchase = await client.purchase({ searchId });
    expect(purchase.created).toBe(true);
    await expect(purchase.result()).resolves.toMatchObject({ searchId });
    expect(service.count('post')).toBe(1);
  });

  it('reads on after a 202 while the reading is still that of the earlier attempt', async () => {
    const { client } = createClientOf({
      before: [old],
      after: [old, old, old, reading('running'), reading('succeeded')],
    });
    const purchase = await client.purchase({ searchId });
    const statuses: string[] = [];
    for await (const { status } of purchase) statuses.push(status);
    expect(statuses).toEqual(['running', 'succeeded']);
    await expect(purchase.result()).resolves.toMatchObject({ searchId });
  });

  it('succeeds after a 202 and one reading of the earlier attempt', async () => {
    const { client } = createClientOf({ before: [old], after: [old, reading('succeeded')] });
    await expect((await client.purchase({ searchId })).result()).resolves.toMatchObject({ searchId });
  });

  it.each([10_000, 30_000, 55_000])(
    'ends as unknown if only the earlier attempt is read within %i ms',
    async (timeoutMs) => {
      const { client } = createClientOf({ before: [old], after: [old] });
      const purchase = await client.purchase({ searchId });
      const error = await errorOf(() => purchase.result({ timeoutMs }));
      expect(error).toMatchObject({ code: 'still-running', outcome: 'unknown', operationId });
      expect(error.message).not.toContain('bought');
    },
  );

  it('ends as failed if the reading is that of the earlier attempt for a minute', async () => {
    const { client, clock } = createClientOf({ before: [old], after: [old] });
    const purchase = await client.purchase({ searchId });
    const sentAt = clock.now();
    const error = await errorOf(() => purchase.result());
    expect(error).toMatchObject({ code: 'operation-failed', outcome: 'failed', delivered: [] });
    expect(clock.now() - sentAt).toBeGreaterThan(59_999);
    expect(error.message).toMatch(/^The purchase failed: OutOfStock/);
  });

  it.each([
    ['another id of the request in its message', { error: { code: 'OutOfStock', message: 'Trace 2.' } }],
    ['a time of its latest action', { ...failedBefore, lastActionDateTime: '2030-01-01T00:00:00Z' }],
    ['its times in another form', { ...failedBefore, createdDateTime: createdInAnotherForm }],
    ['no error', { error: undefined }],
    ['a member more', { ...failedBefore, trace: 'a' }],
    ['a code inside of its error', { error: { ...failedBefore.error, innererror: { code: 'A' } } }],
  ])('reads on while the earlier attempt is read with %s', async (_what, more) => {
    const { client } = createClientOf({
      before: [old],
      after: [reading('failed', more), reading('failed', more), reading('running'), reading('succeeded')],
    });
    const purchase = await client.purchase({ searchId });
    await expect(purchase.result()).resolves.toMatchObject({ searchId });
  });

  it('ends as failed at once if the failed reading is of an attempt that was created later', async () => {
    const later = { ...failedBefore, createdDateTime: '2030-01-01T00:00:00Z' };
    const { client, clock } = createClientOf({ before: [old], after: [reading('failed', later)] });
    const error = await errorOf(async () => (await client.purchase({ searchId })).result());
    expect(error).toMatchObject({ code: 'operation-failed', outcome: 'failed' });
    expect(clock.now()).toBeLessThan(10_000);
  });

  it('ends as failed at once if the failed reading differs from the earlier attempt', async () => {
    const { client, clock } = createClientOf({ before: [old], after: [other] });
    const purchase = await client.purchase({ searchId });
    const error = await errorOf(() => purchase.result());
    expect(error).toMatchObject({
      code: 'operation-failed',
      communicationError: { code: 'NotEnoughCredit' },
    });
    expect(clock.now()).toBeLessThan(10_000);
  });

  it.each(['running', 'notStarted', 'canceled'])(
    'ends as failed with the body of the earlier attempt after a reading that had not failed: %s',
    async (status) => {
      const { client, clock } = createClientOf({ before: [old], after: [old, reading(status), old] });
      const error = await errorOf(async () => (await client.purchase({ searchId })).result());
      expect(error).toMatchObject({ code: 'operation-failed', outcome: 'failed' });
      expect(clock.now()).toBeLessThan(60_000);
    },
  );

  it.each([10_000, 30_000, 55_000])(
    'ends a purchase that was reset as unknown if only the earlier attempt is read within %i ms',
    async (timeoutMs) => {
      const { client, service } = createClientOf({ before: [old], post: [reset], after: [old] });
      const error = await errorOf(() => client.purchase({ searchId, timeoutMs }));
      expect(error).toMatchObject({ outcome: 'unknown', operationId });
      expect(error.message).not.toContain('Nothing was bought');
      expect(service.count('post')).toBe(1);
    },
  );

  it.each([
    ['was accepted', accepted],
    ['was reset', reset],
  ])(
    'does not purchase again in another call that reads the earlier attempt after a purchase that %s',
    async (_what, post) => {
      const { client, service } = createClientOf({ before: [old], post: [post], after: [old] });
      await client.purchase({ searchId, timeoutMs: 10_000 }).catch(() => {});
      await expect(client.purchase({ searchId, timeoutMs: 10_000 })).rejects.toMatchObject({
        outcome: 'unknown',
      });
      expect(service.count('post')).toBe(1);
    },
  );

  it.each([
    ['is running', reading('running')],
    ['has succeeded', reading('succeeded')],
    ['has failed in another way', other],
  ])('reads on after a purchase that was reset until the operation %s', async (_what, answer) => {
    const { client, service } = createClientOf({
      before: [old],
      post: [{ status: 502 }],
      after: [old, old, answer],
    });
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true, operationId });
    expect(service.count('post')).toBe(1);
  });

  it('purchases once more after its own purchase has failed and delivered nothing', async () => {
    const { client, service } = createClientOf({
      post: [accepted],
      after: [other, other, reading('running'), reading('succeeded')],
    });
    const first = await client.purchase({ searchId });
    await expect(first.result()).rejects.toMatchObject({ code: 'operation-failed', delivered: [] });
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
    expect(service.count('post')).toBe(2);
  });
});

describe('the message of a failure', () => {
  const fails = async (
    script: { readonly before?: Replies; readonly after?: Replies },
    existing?: 'look' | 'ignore',
  ) => {
    const { client } = createClientOf(script);
    return errorOf(async () => (await client.purchase({ searchId, existing })).result());
  };

  it('says that this purchase failed if the operation did not exist before', async () => {
    const error = await fails({ after: [other] });
    expect(error.message).toBe('The purchase failed: NotEnoughCredit: Today. Nothing was bought.');
  });

  it('says that the latest known attempt failed with existing: ignore', async () => {
    const error = await fails({ after: [other] }, 'ignore');
    expect(error.message).toContain('latest known attempt');
  });

  it('says that the latest known attempt failed if the operation existed before', async () => {
    const error = await fails({ before: [reading('running'), other] });
    expect(error.message).toContain('latest known attempt');
  });

  it('says that the latest known attempt failed in resume', async () => {
    const { client } = createClientOf({ before: [other] });
    const error = await errorOf(() => client.resume({ searchId }).result());
    expect(error).toMatchObject({ code: 'operation-failed', outcome: 'failed', operationId });
    expect(error.message).toContain('latest known attempt');
  });
});
