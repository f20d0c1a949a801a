import type { ExchangeRequest } from '../../exchange.js';
import type { RecordedExchange } from '../../recorded-exchange.js';
import { expectRefusals } from '../change-refusals.js';
import { outcome } from '../expectations.js';
import { searchOnce, wanted, wantedCountry } from '../found.js';
import { listNumbers, searchNumbers } from '../numbers.js';
import { isTransient } from '../operation.js';
import { tryOtherSearches } from '../other-searches.js';
import { encodeText, type Requests, withoutVersion } from '../requests.js';
import type { Session } from '../session.js';
import { tryWithoutCredential } from '../unauthorized.js';
import type { Scenario } from './scenario.js';

/**
 * Searches, which costs nothing: from the 202 to what was found. Then searches of a wrong form, and in a country that there is
 * not, each of which is refused. Last another search, while the first one still holds what it has found.
 */
export const search: Scenario = {
  name: 'search',
  title: 'a search finds phone numbers, and wrong ones are refused',
  buys: false,
  async run(session) {
    await listNumbers(session);
    const { searchId } = await searchOnce(session);
    // A server may look at the form of a search before it looks at who asks: this one is known to be right.
    await tryWithoutCredential(session, session.requests.search(wantedCountry, wanted));
    await expectRefusals(session, [
      ['no api-version', withoutVersion(session.requests.getOperation(`search_${searchId}`))],
      ['no api-version', withoutVersion(session.requests.getSearchResult(searchId))],
    ]);
    await expectRefusals(session, wrongSearches(session.requests));
    // ZZ is reserved for users (ISO 3166-1): no country will ever have it.
    const nowhere = await session.send(session.requests.search('ZZ', wanted), { remark: 'no country' });
    if (nowhere !== undefined) expectNowhere(session, nowhere);
    await tryOtherSearches(session);
    await searchOnce(session);
    await searchNumbers(session, searchId);
    await cancelEnded(session, `search_${searchId}`);
  },
};

/** What has ended stays as it ended, whatever the answer to its cancellation: nobody has recorded that. */
async function cancelEnded(session: Session, operationId: string): Promise<void> {
  const { requests, presence } = session;
  if (presence.isMissing('cancelOperation')) return;
  await session.send(requests.cancelOperation(operationId), { remark: 'it has ended' });
  await session.send(requests.getOperation(operationId));
}

function expectNowhere(session: Session, exchange: RecordedExchange): void {
  const { status } = exchange.response;
  const holds = (status >= 400 && status < 500) || isTransient(status);
  const expected = '4xx, since there is no such country';
  session.expect(exchange, outcome, { holds, where: 'status', expected, actual: status });
}

/** Searches that must be refused for their form, each wrong in one way and right in every other. */
function wrongSearches(requests: Requests): (readonly [what: string, request: ExchangeRequest])[] {
  const right = requests.search(wantedCountry, wanted);
  const json = new TextDecoder().decode(right.body);
  const { capabilities: _, ...incapable } = wanted;
  const withBody = (body: string): ExchangeRequest => ({ ...right, body: encodeText(body) });
  return [
    ['no api-version', withoutVersion(right)],
    ['no body', withBody('')],
    ['malformed JSON', withBody(json.slice(0, -1))],
    ['a list for a body', withBody(`[${json}]`)],
    ['no capabilities', requests.search(wantedCountry, incapable)],
    [
      'an unknown capability',
      requests.search(wantedCountry, {
        ...wanted,
        capabilities: { ...wanted.capabilities, calling: 'sometimes' },
      }),
    ],
    ['a numeric phoneNumberType', requests.search(wantedCountry, { ...wanted, phoneNumberType: 1 })],
    ['the quantity 0', requests.search(wantedCountry, { ...wanted, quantity: 0 })],
    ['the quantity 1.5', requests.search(wantedCountry, { ...wanted, quantity: 1.5 })],
    ['a quantity in words', requests.search(wantedCountry, { ...wanted, quantity: 'one' })],
    ['a country of three letters', requests.search('USA', wanted)],
  ];
}
