import { describe, expect, it } from 'vitest';
import { json, operation, operationId, searchId } from '../server.js';
import {
  createClientOf,
  errorOf,
  found,
  notFound,
  owned,
  ownedBut,
  phoneNumbers,
  type Replies,
  type Reply,
  reading,
  type Script,
} from './fake-service.js';

/** Reads of phone numbers where the resource owns all but one. */
const ownedButFirst = ownedBut(phoneNumbers[0]);
const failed = reading('failed', { error: { code: 'PurchaseFailed', message: 'a' } });
const partial = (error: object) => reading('failed', { error });
const acquired = { code: 'NumbersPartiallyAcquired', message: 'Some.' };
const partials = {
  'its code': partial(acquired),
  'an innererror': partial({
    code: 'A',
    message: 'a',
    innererror: { code: 'B', message: 'b', innererror: acquired },
  }),
  'its details': partial({ code: 'A', message: 'a', details: [{ code: 'C', message: 'c' }, acquired] }),
  'its message': partial({ code: 'A', message: 'NumbersPartiallyAcquired' }),
  'another property': reading('failed', { errorCode: 'NumbersPartiallyAcquired' }),
};

/** Where a failed operation can be met: before a purchase, after it, in resume. */
const places: Readonly<Record<string, (script: Script, failure: Reply) => Promise<unknown>>> = {
  'before the purchase': async (script, failure) => {
    const { client, service } = createClientOf({ ...script, before: [failure] });
    const error = await errorOf(() => client.purchase({ searchId }));
    expect(service.count('post')).toBe(0);
    return error;
  },
  'after the purchase': (script, failure) => {
    const { client } = createClientOf({ ...script, after: [failure] });
    return errorOf(async () => (await client.purchase({ searchId })).result());
  },
  'in resume': (script, failure) => {
    const { client } = createClientOf({ ...script, before: [failure] });
    return errorOf(() => client.resume({ searchId }).result());
  },
};

const everywhere = Object.entries(places);
const message = (error: unknown) => (error instanceof Error ? error.message : '');

describe('an operation that failed', () => {
  it.each(['0014255550199', '+0014255550199', '+1', '1', '12345678901234567'])(
    'knows nothing of what was delivered if the search names %s, which is no phone number that could be read',
    async (named) => {
      const result = json(200, { searchId, phoneNumbers: [named] });
      for (const [, fail] of everywhere) {
        expect(await fail({ result: [result], number: [notFound] }, failed)).toMatchObject({
          code: 'operation-failed',
          delivered: undefined,
        });
      }
    },
  );

  it.each([
    ['a page of HTML', { status: 200, body: '<html>login</html>' }],
    ['an empty body', { status: 200 }],
    ['an empty object', json(200, {})],
    ['another phone number', json(200, { phoneNumber: '+18005550199' })],
  ] as const)(
    'names no phone numbers that were delivered if their reads are answered with 200 and %s',
    async (_what, number) => {
      for (const [, fail] of everywhere) {
        expect(await fail({ number: [number] }, failed)).toMatchObject({
          code: 'operation-failed',
          delivered: undefined,
        });
      }
    },
  );

  it.each(
    everywhere.flatMap(([place, fail]) =>
      Object.entries(partials).map(([where, failure]) => [where, place, fail, failure] as const),
    ),
  )(
    'names the phone numbers that were delivered if %s of a failed operation says so, %s',
    async (_where, _place, fail, failure) => {
      const error = await fail({ number: [ownedButFirst] }, failure);
      expect(error).toMatchObject({
        name: 'OperationFailedError',
        code: 'operation-failed',
        outcome: 'failed',
        delivered: [phoneNumbers[1]],
        operationId,
      });
      expect(message(error)).toContain(phoneNumbers[1]);
      expect(message(error)).not.toContain('Nothing was bought');
    },
  );

  it.each(everywhere)(
    'names a phone number that can be read a moment after it has failed, %s',
    async (_place, fail) => {
      const error = await fail({ number: [notFound, notFound, notFound, notFound, owned] }, failed);
      expect(error).toMatchObject({ code: 'operation-failed', delivered: phoneNumbers });
    },
  );

  it('does not permit a second purchase because of numbers that come a moment later', async () => {
    const { client, service } = createClientOf({
      after: [failed],
      number: [notFound, notFound, owned],
    });
    await errorOf(async () => (await client.purchase({ searchId })).result());
    const again = await errorOf(() => client.purchase({ searchId }));
    expect(again).toMatchObject({ code: 'operation-failed', delivered: phoneNumbers });
    expect(service.count('post')).toBe(1);
  });

  it.each(everywhere)(
    'names the phone numbers that the resource owns although the failed operation does not, %s',
    async (_place, fail) => {
      const error = await fail({ number: [owned] }, failed);
      expect(error).toMatchObject({ code: 'operation-failed', outcome: 'failed', delivered: phoneNumbers });
      expect(message(error)).not.toContain('Nothing was bought');
    },
  );

  const unreadable: Readonly<Record<string, Script>> = {
    'the search result is forbidden': { result: [{ status: 403 }] },
    'the search result cannot be read': { result: [{ status: 500 }] },
    'the search result is of another search': {
      result: [json(200, { searchId: 'other', phoneNumbers: [] })],
    },
    'the search result names no numbers any longer': {
      result: [json(200, { searchId, phoneNumbers: [] })],
      number: [owned],
    },
    'the search result has numbers of another type': {
      result: [json(200, { searchId, phoneNumbers: [42] })],
    },
    'the search result has numbers that lead elsewhere': {
      result: [json(200, { searchId, phoneNumbers: ['../availablePhoneNumbers'] })],
      number: [owned],
    },
    'the search result has more numbers than can be looked at': {
      result: [json(200, { searchId, phoneNumbers: Array(5000).fill(phoneNumbers[0]) })],
    },
    'the search result says that a part was delivered': {
      result: [json(200, { searchId, phoneNumbers, error: 'NumbersPartiallyAcquired' })],
    },
    'the numbers are forbidden': { number: [{ status: 403 }] },
    'one of the numbers cannot be read': { number: [owned, { status: 500 }] },
    'the numbers are reset': { number: [() => Promise.reject(new Error('reset'))] },
  };
  it.each(
    everywhere.flatMap(([place, fail]) =>
      Object.entries(unreadable).map(([why, script]) => [why, place, fail, script] as const),
    ),
  )(
    'does not say that nothing was bought by a failed operation if %s, %s',
    async (_why, _place, fail, script) => {
      const error = await fail(script, failed);
      expect(error).toMatchObject({ code: 'operation-failed', outcome: 'failed', delivered: undefined });
      expect(message(error)).not.toContain('Nothing was bought');
      expect(message(error)).toContain('could not be read');
    },
  );

  it.each(everywhere)(
    'does not say that nothing was bought if a failed operation contradicts what the resource owns, %s',
    async (_place, fail) => {
      const error = await fail({ number: [notFound] }, partials['its code']);
      expect(error).toMatchObject({ code: 'operation-failed', delivered: undefined });
      expect(message(error)).not.toContain('Nothing was bought');
    },
  );

  it.each(everywhere)(
    'cuts the message of a failed operation that delivered a hundred phone numbers, %s',
    async (_place, fail) => {
      const many = Array.from({ length: 100 }, (_, index) => `+1425555${String(index).padStart(4, '0')}`);
      const result: Replies = [json(200, { searchId, phoneNumbers: many })];
      const error = await fail({ result, number: [owned] }, failed);
      expect(error).toMatchObject({ delivered: many });
      expect(message(error).length).toBeLessThanOrEqual(1000);
    },
  );

  it('says that nothing was bought by a failed operation if the resource owns none of the phone numbers', async () => {
    for (const place of ['after the purchase', 'in resume']) {
      const error = await places[place]?.({ number: [notFound] }, failed);
      expect(error).toMatchObject({ delivered: [] });
      expect(message(error)).toMatch(/Nothing was bought\.$/);
    }
  });

  it('purchases again after a failed operation that delivered nothing', async () => {
    const { client, service } = createClientOf({ result: [found], before: [failed] });
    await expect(client.purchase({ searchId })).resolves.toMatchObject({ created: true });
    expect(service.count('post')).toBe(1);
  });

  it('does not purchase again after a failed operation whose search is gone: nobody knows what was delivered', async () => {
    const { client, service } = createClientOf({ result: [notFound], before: [failed] });
    const error = await errorOf(() => client.purchase({ searchId }));
    expect(error).toMatchObject({ code: 'operation-failed', delivered: undefined });
    expect(service.count('post')).toBe(0);
  });

  it('does not put into a path what is no phone number', async () => {
    const odd = ['..', '.', '', '+1 425', 'a/b', `+1${'4'.repeat(200)}`, '%2e%2e', '?x', '#'];
    const { client, service } = createClientOf({
      before: [failed],
      result: [json(200, { searchId, phoneNumbers: odd })],
      number: [json(200, operation)],
    });
    const error = await errorOf(() => client.purchase({ searchId }));
    expect(error).toMatchObject({ code: 'operation-failed', delivered: undefined });
    expect(service.count('number')).toBe(0);
  });

  it('ends at the deadline if the phone numbers of a failed operation cannot be read', async () => {
    const { client, clock } = createClientOf({ after: [failed], number: [{ status: 503 }] });
    const purchase = await client.purchase({ searchId });
    const error = await errorOf(() => purchase.result({ timeoutMs: 20_000 }));
    expect(error).toMatchObject({ outcome: 'failed' });
    expect(clock.now()).toBeLessThan(30_000);
  });
});
