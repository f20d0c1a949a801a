import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ClaimError,
  CommunicationRequestError,
  ConnectionError,
  ContractViolationError,
  CredentialError,
  createPhoneNumbersClient,
  InterruptedError,
  InvalidArgumentError,
  LookupRefusedError,
  OperationFailedError,
  OperationNotFoundError,
  PhoneNumbersError,
  SearchResultError,
} from '../../src/index.js';
import { searchId } from '../server.js';
import { createClientOf, createFakeService, endpoint, errorOf, thrownBy } from './fake-service.js';
import { hostileValues, wrongValues } from './wrong-values.js';

const errorClasses = [
  SearchResultError,
  PhoneNumbersError,
  InvalidArgumentError,
  CredentialError,
  ClaimError,
  LookupRefusedError,
  CommunicationRequestError,
  ContractViolationError,
  ConnectionError,
  InterruptedError,
  OperationFailedError,
  OperationNotFoundError,
];

/** Any value that is no function. */
const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
});
const isDuration = (value: unknown) =>
  value === undefined || (typeof value === 'number' && value > 0 && value < Number.POSITIVE_INFINITY);
const isExisting = (value: unknown) => value === undefined || value === 'look' || value === 'ignore';
const isUndefined = (value: unknown) => value === undefined;
const isId = (value: unknown) => typeof value === 'string' && /^[\w~-][\w.~-]{0,246}$/.test(value);
const isVersion = (value: unknown) =>
  value === undefined || (typeof value === 'string' && /^\d{4}-\d\d-\d\d(-preview\d*)?$/.test(value));

type Client = ReturnType<typeof createClientOf>['client'];

/** An option, what it accepts of the values that can be generated, and a call with it. */
interface Option {
  readonly isValid: (value: unknown) => boolean;
  readonly use: (client: Client, value: unknown) => unknown;
}

const ofClient = (name: string, isValid: Option['isValid']): Option => ({
  isValid,
  use: (_client, value) => Reflect.apply(createPhoneNumbersClient, undefined, [{ endpoint, [name]: value }]),
});
const ofPurchase = (name: string, isValid: Option['isValid']): Option => ({
  isValid,
  use: (client, value) => Reflect.apply(client.purchase, undefined, [{ searchId, [name]: value }]),
});
const ofHandle = (
  method: 'poll' | 'result' | 'cancel',
  name: string,
  isValid: Option['isValid'],
): Option => ({
  isValid,
  use: (client, value) => Reflect.apply(client.resume({ searchId })[method], undefined, [{ [name]: value }]),
});
const options: Readonly<Record<string, Option>> = {
  'timeoutMs of client.purchase': ofPurchase('timeoutMs', isDuration),
  'signal of client.purchase': ofPurchase('signal', isUndefined),
  'searchId of client.purchase': ofPurchase('searchId', isId),
  'existing of client.purchase': ofPurchase('existing', isExisting),
  'timeoutMs of purchase.poll': ofHandle('poll', 'timeoutMs', isDuration),
  'timeoutMs of purchase.result': ofHandle('result', 'timeoutMs', isDuration),
  'timeoutMs of purchase.cancel': ofHandle('cancel', 'timeoutMs', isDuration),
  'signal of purchase.result': ofHandle('result', 'signal', isUndefined),
  'resendAfterMs of the client': ofClient('resendAfterMs', isDuration),
  'apiVersion of the client': ofClient('apiVersion', isVersion),
  'fetch of the client': ofClient('fetch', isUndefined),
  'credential of the client': ofClient('credential', isUndefined),
};

describe('a value of any type', () => {
  it.each(Object.entries(options))(
    'refuses every value that is not valid before anything is sent: %s',
    async (_option, { isValid, use }) => {
      await fc.assert(
        fc.asyncProperty(anything, async (value) => {
          fc.pre(!isValid(value));
          const service = createFakeService();
          const { client } = createClientOf({}, { fetch: service.fetch });
          const error = await errorOf(() => use(client, value));
          expect(error).toMatchObject({ code: 'invalid-argument', outcome: 'not-sent', phase: 'arguments' });
          expect(error.message).toMatch(/^[^\p{C}]{1,1000}$/u);
          expect(service.requests).toEqual([]);
        }),
      );
    },
  );

  it('does not show a number that was refused, which may be a phone number or a code', async () => {
    const { client } = createClientOf();
    for (const value of [14_255_550_123, 4_111_111_111_111_111n, -4_111_111_111_111_111]) {
      const error = await errorOf(() => Reflect.apply(client.purchase, undefined, [{ searchId: value }]));
      expect(error.message).not.toMatch(/\d{5}/);
    }
  });

  it('isInstance returns false for every value that is no such error, and never throws', () => {
    const wrong: string[] = [];
    for (const type of errorClasses) {
      for (const { name, make } of [...wrongValues, ...hostileValues]) {
        try {
          if (type.isInstance(make())) wrong.push(`${type.name}: ${name}`);
        } catch {
          wrong.push(`${type.name} throws: ${name}`);
        }
      }
    }
    expect(wrong, wrong.join('\n')).toEqual([]);
  });
});

describe('a valid value', () => {
  it('accepts options that are a proxy or frozen', async () => {
    for (const options of [new Proxy({ searchId }, {}), Object.freeze({ searchId })]) {
      await expect(createClientOf().client.purchase(options)).resolves.toMatchObject({ searchId });
    }
  });

  it('accepts options that are an instance of a class', async () => {
    class Options {
      readonly searchId = searchId;
      get timeoutMs() {
        return 5000;
      }
    }
    await expect(createClientOf().client.purchase(new Options())).resolves.toMatchObject({ searchId });
  });

  it('uses the value of an option that it has checked, and does not read it again', async () => {
    const reads: number[] = [];
    const options = {
      searchId,
      get timeoutMs() {
        reads.push(reads.length);
        return reads.length === 1 ? 5000 : Number.NaN;
      },
    };
    const never = () => new Promise(() => {});
    const { client, clock } = createClientOf({ before: [never] });
    const error = thrownBy(() => client.purchase(options));
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(5000);
    expect(await error).toMatchObject({ code: 'timed-out', outcome: 'not-sent' });
  });
});
