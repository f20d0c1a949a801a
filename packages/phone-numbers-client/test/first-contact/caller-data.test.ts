import { describe, expect, it } from 'vitest';
import type { PhoneNumbersClientOptions } from '../../src/index.js';
import { json, operation, operationId, searchId } from '../server.js';
import { accepted, createClientOf, reading } from './fake-service.js';
import { route } from './public-function.js';

/** Tokens that are words of the contract, or contain some. */
const tokens = [
  'my.application.token',
  'purchase-test-token',
  'application',
  'succeeded',
  'purchase',
  'searchId',
  'phoneNumbers',
  'availablePhoneNumbers',
  'notStarted',
  'monthly',
  '2021-03-07',
  '0001-01-01T00:00:00',
  searchId,
  operationId,
  `/phoneNumbers/operations/${operationId}`,
  '+14255550123',
  'abcdefghijklmnopqrst',
];

const credentials = tokens.flatMap((token): [string, Partial<PhoneNumbersClientOptions>][] => {
  const access = { token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
  return [
    [`the token ${token}`, { credential: { getToken: async () => access } }],
    [`the header value ${token}`, { headers: { authorization: token } }],
    [`the key of ${token}`, { credential: { key: btoa(token) } }],
  ];
});

const searchResult = {
  searchId,
  phoneNumbers: ['+14255550123'],
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'inbound+outbound' },
  cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
  searchExpiresBy: '2022-01-11T17:39:03.3507067+00:00',
  error: 'NoError',
};

const allTokens = (text: string) => `${text} ${tokens.join(' ')} ${tokens.map(btoa).join(' ')}`;
const running = { ...operation, status: 'running', lastActionDateTime: '0001-01-01T00:00:00+00:00' };
const wordy = { ...running, note: allTokens('a') };

describe('what the caller receives is as the service sent it', () => {
  it.each(credentials)('does not change the data of a typed route with %s', async (_what, options) => {
    const { client } = createClientOf(
      { before: [json(200, wordy, { 'x-note': 'my.application.token' })] },
      options,
    );
    const { data, response } = await client.GET(route, { params: { path: { operationId } } });
    expect(JSON.stringify(data)).toBe(JSON.stringify(wordy));
    expect(response.headers.get('x-note')).toBe('my.application.token');
  });

  it.each(credentials)('does not change the error of a typed route with %s', async (_what, options) => {
    const body = { error: { code: 'BadRequest', message: allTokens('b'), target: 'searchid' } };
    const { client } = createClientOf({ before: [json(400, body)] }, options);
    const { error } = await client.GET(route, { params: { path: { operationId } } });
    expect(JSON.stringify(error)).toBe(JSON.stringify(body));
  });

  it.each(credentials)(
    'does not change the readings of an operation and the result of a purchase with %s',
    async (_what, options) => {
      const { client } = createClientOf(
        {
          post: [accepted],
          after: [json(200, wordy), reading('succeeded')],
          result: [json(200, searchResult)],
        },
        options,
      );
      const purchase = await client.purchase({ searchId });
      expect(purchase).toMatchObject({ searchId, operationId, unexpectedHeaders: [], created: true });
      const readings: unknown[] = [];
      for await (const operation of purchase) readings.push(operation);
      expect(JSON.stringify(readings)).toBe(JSON.stringify([wordy, { ...operation, status: 'succeeded' }]));
      expect(JSON.stringify(await purchase.result())).toBe(JSON.stringify(searchResult));
    },
  );

  it.each(credentials)(
    'does not change the data of a typed route with a fetch of another implementation and %s',
    async (_what, options) => {
      const text = JSON.stringify(wordy);
      const foreign = async () => ({ status: 200, headers: new Headers(), body: new Response(text).body });
      const { client } = createClientOf({ before: [foreign] }, options);
      const { data } = await client.GET(route, { params: { path: { operationId } } });
      expect(JSON.stringify(data)).toBe(text);
    },
  );
});
