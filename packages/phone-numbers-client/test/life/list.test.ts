import { describe, expect, it } from 'vitest';
import { createClientOf, errorOf, type Replies } from '../first-contact/fake-service.js';
import { json } from '../server.js';
import { owned } from './life.js';

const page = (numbers: readonly string[], nextLink?: unknown) =>
  json(200, { phoneNumbers: numbers.map((phoneNumber) => ({ ...owned, phoneNumber })), nextLink });

/** Lists all phone numbers; more than this would be an endless list. */
async function all(numbers: AsyncIterable<{ readonly phoneNumber: string }>): Promise<string[]> {
  const listed: string[] = [];
  for await (const { phoneNumber } of numbers) {
    listed.push(phoneNumber);
    if (listed.length > 50) throw new Error('expected an end');
  }
  return listed;
}

const threePages: Replies = [
  page(['+1', '+2'], '/phoneNumbers?skip=2&top=2&api-version=2021-03-07'),
  page([], '/phoneNumbers?skip=4&top=2&api-version=2021-03-07'),
  page(['+3']),
];

describe('client.phoneNumbers', () => {
  it('yields the phone numbers of all pages, also after an empty one', async () => {
    const { client, service } = createClientOf({ list: threePages });
    expect(await all(client.phoneNumbers())).toEqual(['+1', '+2', '+3']);
    expect(service.requests.map(({ url }) => url.replace(/.*com/, ''))).toEqual([
      '/phoneNumbers?api-version=2021-03-07',
      '/phoneNumbers?skip=2&top=2&api-version=2021-03-07',
      '/phoneNumbers?skip=4&top=2&api-version=2021-03-07',
    ]);
  });

  it('yields phone numbers as the service sent them', async () => {
    const { client } = createClientOf({ list: [json(200, { phoneNumbers: [{ ...owned, cost: null }] })] });
    for await (const number of client.phoneNumbers()) expect(number).toEqual({ ...owned, cost: null });
  });

  it.each([
    null,
    5,
    '+14255550123',
    [],
    {},
    { ...owned, phoneNumber: null },
    { ...owned, phoneNumber: 14255550123 },
  ])('refuses a page with an entry that is no phone number: %j', async (entry) => {
    const { client } = createClientOf({ list: [json(200, { phoneNumbers: [owned, entry] })] });
    const error = await errorOf(() => client.phoneNumbers());
    expect(error).toMatchObject({ code: 'contract-violation', phase: 'list' });
  });

  it('adds the api-version to a link that has none', async () => {
    const { client, service } = createClientOf({
      list: [page(['+1'], '/phoneNumbers?skip=1'), page(['+2'])],
    });
    await all(client.phoneNumbers());
    expect(service.requests[1]?.url).toMatch(/\/phoneNumbers\?skip=1&api-version=2021-03-07$/);
  });

  it.each(['?skip=1', 'phoneNumbers?skip=1', './phoneNumbers?skip=1', '/phoneNumbers?skip=1#a'])(
    'follows a link that is relative to its page: %s',
    async (link) => {
      const { client, service } = createClientOf({ list: [page(['+1'], link), page(['+2'])] });
      expect(await all(client.phoneNumbers())).toEqual(['+1', '+2']);
      expect(service.requests[1]?.url).toMatch(/com\/phoneNumbers\?skip=1&api-version=2021-03-07$/);
    },
  );

  it('reads a page only when it is wanted, and can be ended', async () => {
    const { client, service } = createClientOf({ list: threePages });
    const numbers = client.phoneNumbers();
    expect(service.requests).toHaveLength(0);
    await numbers.next();
    await numbers.next();
    expect(service.requests).toHaveLength(1);
    await numbers.return?.();
    expect(await numbers.next()).toEqual({ done: true, value: undefined });
  });

  it.each([
    [1, ['+1'], 1],
    [2, ['+1', '+2'], 1],
    [3, ['+1', '+2', '+3'], 3],
    [9, ['+1', '+2', '+3'], 3],
  ])('ends after a limit of %i, and reads no page that it does not need', async (limit, expected, pages) => {
    const { client, service } = createClientOf({ list: threePages });
    expect(await all(client.phoneNumbers({ limit }))).toEqual(expected);
    expect(service.requests).toHaveLength(pages);
  });

  it('asks for pages of a size', async () => {
    const { client, service } = createClientOf();
    await all(client.phoneNumbers({ pageSize: 5 }));
    expect(service.requests[0]?.url).toMatch(/\/phoneNumbers\?top=5&api-version=2021-03-07$/);
  });

  it.each([
    ['the page itself', [page(['+1'], '/phoneNumbers?api-version=2021-03-07')], ['+1']],
    [
      'an earlier page',
      [
        page(['+1'], '/phoneNumbers?skip=1&api-version=2021-03-07'),
        page(['+2'], '/phoneNumbers?skip=2&api-version=2021-03-07'),
        page(['+3'], '/phoneNumbers?skip=1&api-version=2021-03-07'),
      ],
      ['+1', '+2', '+3'],
    ],
    [
      'the first page by another name',
      [
        page(['+1', '+2'], '/phoneNumbers?skip=2&api-version=2021-03-07'),
        page(['+3'], '/phoneNumbers?skip=0&api-version=2021-03-07'),
        page(['+1', '+2'], '/phoneNumbers?skip=2&api-version=2021-03-07'),
      ],
      ['+1', '+2', '+3'],
    ],
  ] as const)(
    'ends when a link leads back to %s, or throws if it was asked to',
    async (_what, list, expected) => {
      const { client } = createClientOf({ list });
      expect(await all(client.phoneNumbers())).toEqual(expected);
      const listed: string[] = [];
      const again = createClientOf({ list }).client;
      const error = await errorOf(async () => {
        for await (const { phoneNumber } of again.phoneNumbers({ onLoop: 'throw' })) listed.push(phoneNumber);
      });
      expect(error).toMatchObject({ code: 'contract-violation', phase: 'list' });
      expect(error.message).toContain('a nextLink that leads back to a page that was read');
      expect(listed).toEqual(expected);
    },
  );

  it('does not call a list whole that leads back, and is limited before that', async () => {
    const { client } = createClientOf({ list: [page(['+1', '+2'], '/phoneNumbers?api-version=2021-03-07')] });
    expect(await all(client.phoneNumbers({ limit: 2, onLoop: 'throw' }))).toEqual(['+1', '+2']);
  });

  it.each([
    'https://example.com/phoneNumbers?skip=1',
    '//example.com/phoneNumbers?skip=1',
    'http://resourcename.communication.azure.com/phoneNumbers?skip=1',
    '/phoneNumbers/../other?skip=1',
    '/phoneNumbers/operations/purchase_a',
    'javascript:alert(1)',
    'https://',
    7,
    {},
  ])('does not follow a link that leads somewhere else: %j', async (link) => {
    const { client, service } = createClientOf({ list: [page(['+1'], link)] });
    const error = await errorOf(() => all(client.phoneNumbers()));
    expect(error).toMatchObject({ code: 'contract-violation', phase: 'list' });
    expect(error.message).toContain('a nextLink that leads somewhere else');
    expect(service.requests).toHaveLength(1);
  });

  it.each([[null], [''], [undefined]])('ends after a page whose link is %j', async (link) => {
    const { client } = createClientOf({ list: [page(['+1'], link)] });
    expect(await all(client.phoneNumbers())).toEqual(['+1']);
  });

  it('reads a page again after an error that may pass', async () => {
    const { client } = createClientOf({ list: [{ status: 503 }, page(['+1'])] });
    expect(await all(client.phoneNumbers())).toEqual(['+1']);
  });

  it.each([
    ['a refusal', { status: 403 }, 'request-refused'],
    ['a body that is no page', json(200, {}), 'contract-violation'],
  ])('throws after %s, without advice about a purchase', async (_what, answer, code) => {
    const { client } = createClientOf({ list: [answer] });
    const error = await errorOf(() => all(client.phoneNumbers()));
    expect(error).toMatchObject({ code, phase: 'list', operationId: undefined });
    expect(error.message).not.toMatch(/purchase|resume/);
  });

  it('asks for empty pages at a pace, and no longer than for one page', async () => {
    let skip = 0;
    const empty = () => {
      skip += 1;
      return Promise.resolve(
        Response.json({ phoneNumbers: [], nextLink: `/phoneNumbers?skip=${skip}&api-version=2021-03-07` }),
      );
    };
    const { client, service, clock } = createClientOf({ list: [empty] });
    const start = clock.now();
    const error = await errorOf(() => client.phoneNumbers({ timeoutMs: 30_000 }).next());
    expect(error).toMatchObject({ code: 'timed-out', phase: 'list' });
    expect(clock.now() - start).toBeLessThanOrEqual(30_000);
    expect(service.count('list')).toBeLessThan(30);
  });

  it('can be aborted, and ended while a page is read', async () => {
    const never = () => new Promise(() => {});
    const { client } = createClientOf({ list: [never] });
    const signal = AbortSignal.abort('enough');
    expect(await errorOf(() => all(client.phoneNumbers({ signal })))).toMatchObject({ code: 'aborted' });
    const numbers = client.phoneNumbers();
    const next = numbers.next();
    await numbers.return?.();
    expect(await next).toEqual({ done: true, value: undefined });
  });
});
