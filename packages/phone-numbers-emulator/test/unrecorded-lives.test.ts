import { describe, expect, it } from 'vitest';
import { type Answer, fixtures, unrecorded } from '../src/index.js';
import { type Life, openLife, wanted } from './life.js';
import { bodyOf, header, member, textOf } from './session.js';
import { each } from './unrecorded-answers.js';

/** An answer in short: its status, and the code of the error, if it has one. */
function brief(answer: Answer): string {
  const code = answer.status < 400 ? undefined : /"code":"([^"]*)"/.exec(textOf(answer))?.[1];
  return [answer.status, code ?? []].flat().join(' ');
}

/** The last status of the operation that an answer has started. */
const endOf = async (life: Life, started: Answer) => (await life.readToEnd(started)).at(-1);
const resultOf = (life: Life, started: Answer) => life.ask('GET', header(started, 'location') ?? '');
const stock = [{ ...wanted, phoneNumbers: ['+18335550100', '+18335550101'] }].map(
  ({ phoneNumberType, phoneNumbers }) => ({ phoneNumberType, phoneNumbers }),
);

describe('a search that was never recorded', () => {
  it.each(
    each(unrecorded.outOfStock, {
      empty: ['202', 'succeeded', 0, 'OutOfStock'],
      fewer: ['202', 'succeeded', 2, 'NoError'],
      failed: ['202', 'failed', 0, undefined],
      '400': ['400 InternalError', undefined, 0, undefined],
    }),
  )('answers a search for more than there is as outOfStock $value says', async ({ value, expected }) => {
    const life = openLife({ outOfStock: value, seed: { stock } }, '2025-06-01');
    const started = await life.search({ quantity: 3 });
    const end = started.status === 202 ? await endOf(life, started) : undefined;
    const result = end === 'succeeded' ? bodyOf(await resultOf(life, started)) : {};
    const held = life.emulator.inventory().held.filter((phoneNumber) => phoneNumber.startsWith('+1833'));
    const error = typeof result === 'object' && result && 'error' in result ? result.error : undefined;
    expect([brief(started), end, held.length, error]).toEqual(expected);
    const purchase = await life.purchase(header(started, 'search-id') ?? fixtures.unknown, {});
    expect(purchase.status).toBe(value === 'fewer' ? 202 : 404);
  });

  it('says nothing of an error to api-version 2021-03-07, whose search results have none', async () => {
    const life = openLife({ seed: { stock } });
    const started = await life.search({ quantity: 3 });
    await life.readToEnd(started);
    const result = bodyOf(await resultOf(life, started));
    expect(result).toMatchObject({ phoneNumbers: [] });
    expect(result).not.toHaveProperty('error');
  });

  it.each(
    each(unrecorded.earlySearchResult, {
      '404': ['404 NotFound', undefined],
      empty: ['200', []],
      complete: ['200', ['+18335550100']],
    }),
  )(
    'answers the read of a result before its search has ended as earlySearchResult $value says',
    async (row) => {
      const life = openLife({ earlySearchResult: row.value });
      const started = await life.search();
      const early = await resultOf(life, started);
      expect([brief(early), member(early, 'phoneNumbers')]).toEqual(row.expected);
      await life.readToEnd(started);
      expect(member(await resultOf(life, started), 'phoneNumbers')).toEqual(['+18335550100']);
    },
  );

  it.each(
    each(unrecorded.earlyPurchase, {
      '404': '404 NotFound',
      '400': '400 InvalidInput',
      '409': '409 Conflict',
      accepted: '202',
    }),
  )(
    'answers a purchase before its search has ended as earlyPurchase $value says',
    async ({ value, expected }) => {
      const life = openLife({ earlyPurchase: value });
      const started = await life.search();
      const searchId = header(started, 'search-id') ?? '';
      expect(brief(await life.purchase(searchId))).toBe(expected);
      expect(life.emulator.ledger.count(searchId)).toBe(value === 'accepted' ? 1 : 0);
      await life.readToEnd(started);
      expect(brief(await life.purchase(searchId))).toBe('202');
    },
  );

  it('holds nothing any more when it was canceled', async () => {
    const life = openLife();
    const started = await life.search();
    const id = header(started, 'operation-id');
    expect((await life.ask('DELETE', `/phoneNumbers/operations/${id}`)).status).toBe(204);
    expect(life.emulator.inventory().inStock).toContain('+18335550100');
    expect(brief(await life.purchase(header(started, 'search-id') ?? ''))).toBe('404 NotFound');
  });
});

describe('a change of a phone number that was never recorded', () => {
  it.each(
    each(unrecorded.updateNotOwned, {
      '403': '403 InsufficientPermissions',
      '404': '404 InternalError',
      empty404: '404',
    }),
  )(
    'answers the update of a number that is not owned as updateNotOwned $value says',
    async ({ value, expected }) => {
      const life = openLife({ updateNotOwned: value });
      expect(brief(await life.update('+14155550100', { calling: 'none' }))).toBe(expected);
    },
  );

  it.each(
    each(unrecorded.impossibleUpdate, {
      failed: ['202', 'failed'],
      '400': ['400 InternalError', undefined],
    }),
  )(
    'answers an update that the plan does not permit as impossibleUpdate $value says',
    async ({ value, expected }) => {
      const life = openLife({ impossibleUpdate: value });
      const geographic = { phoneNumberType: 'geographic', capabilities: { calling: 'inbound', sms: 'none' } };
      const [phoneNumber = ''] = await life.buy(geographic);
      const started = await life.update(phoneNumber, { sms: 'inbound' });
      const end = started.status === 202 ? await endOf(life, started) : undefined;
      expect([brief(started), end]).toEqual(expected);
      const number = await life.ask('GET', `/phoneNumbers/${phoneNumber}`);
      expect(member(number, 'capabilities')).toEqual(geographic.capabilities);
    },
  );

  it.each(
    each(unrecorded.pendingRelease, { owned: ['200', [fixtures.phoneNumber]], gone: ['404 NotFound', []] }),
  )('reads a number that is being released as pendingRelease $value says', async ({ value, expected }) => {
    const life = openLife({ pendingRelease: value });
    const started = await life.release(fixtures.phoneNumber);
    const read = () => life.ask('GET', `/phoneNumbers/${fixtures.phoneNumber}`);
    expect([brief(await read()), await life.owned()]).toEqual(expected);
    await life.readToEnd(started);
    expect([brief(await read()), await life.owned()]).toEqual(['404 NotFound', []]);
  });

  it.each(
    each(unrecorded.secondRelease, {
      '400': '400 InternalError',
      accepted: '202',
      '404': '404 NotFound',
      '409': '409 Conflict',
    }),
  )('answers a second release while the first is pending as secondRelease $value says', async (row) => {
    const life = openLife({ secondRelease: row.value });
    const first = await life.release(fixtures.phoneNumber);
    const second = await life.release(fixtures.phoneNumber);
    expect(brief(second)).toBe(row.expected);
    expect(await endOf(life, first)).toBe('succeeded');
    if (second.status === 202) expect(await endOf(life, second)).toBe('succeeded');
    expect(brief(await life.release(fixtures.phoneNumber))).toBe('400 InternalError');
  });
});
