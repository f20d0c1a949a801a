import { describe, expect, it } from 'vitest';
import { json, operationId, searchId } from '../server.js';
import { createClientOf, errorOf, phoneNumbers, reading, type Script } from './fake-service.js';

type Client = ReturnType<typeof createClientOf>['client'];

/** Everything that resolves to what a purchase has bought. */
const calls: Readonly<Record<string, (client: Client) => Promise<unknown>>> = {
  'of the call that purchased': async (client) => (await client.purchase({ searchId })).result(),
  'that is resumed': (client) => client.resume({ searchId }).result(),
};

const succeeded = (error: unknown): Script => ({
  before: [reading('succeeded')],
  result: [json(200, { searchId, phoneNumbers, error })],
});

const failures: readonly unknown[] = [
  'AllNumbersNotAcquired',
  'NumbersPartiallyAcquired',
  'ReservationExpired',
  'PurchaseFailed',
  'allnumbersnotacquired',
  'ACodeOfLaterYears',
  { code: 'AllNumbersNotAcquired', message: 'None.' },
  { reason: 'None.' },
  5,
];

describe('a purchase that succeeded', () => {
  for (const [call, result] of Object.entries(calls)) {
    it.each(failures)(
      `is not said to have bought something if its search result has the error %j, by a handle ${call}`,
      async (failure) => {
        const error = await errorOf(() => result(createClientOf(succeeded(failure)).client));
        expect(error).toMatchObject({
          name: 'ContractViolationError',
          code: 'contract-violation',
          phase: 'result',
          outcome: 'accepted',
          operationId,
        });
        expect(error.message).toContain('although the purchase has succeeded');
        expect(error.message).toContain('Look at the phone numbers that the resource owns before');
      },
    );

    it.each(['NoError', 'noerror', '', null, undefined])(
      `resolves to what it bought if its search result has the error %j, by a handle ${call}`,
      async (error) => {
        expect(await result(createClientOf(succeeded(error)).client)).toMatchObject({ phoneNumbers });
      },
    );
  }

  it('names the error of its search result, without secrets', async () => {
    const token = 'a-token-of-the-tests-that-is-long';
    const { client } = createClientOf(succeeded(`AllNumbersNotAcquired ${token}`), {
      headers: { authorization: token },
    });
    const { message } = await errorOf(() => client.resume({ searchId }).result());
    expect(message).toContain('AllNumbersNotAcquired ***');
  });
});
