import type { ExchangeRequest } from '../../exchange.js';
import type { RecordedExchange } from '../../recorded-exchange.js';
import { allowedMethods, undeclaredMethod } from '../expectations.js';
import { fictitiousNumber } from '../fictitious-number.js';
import { wanted, wantedCountry } from '../found.js';
import { makeUpId } from '../made-up-id.js';
import { encodeText, jsonContent } from '../requests.js';
import type { Session } from '../session.js';
import type { Scenario } from './scenario.js';

/**
 * Methods that the contract does not have for what can be read, searched for or updated. They are sent to what nobody has, or
 * they search: one that is carried out after all does no harm. A number is not deleted, since the service can release one, and
 * a list is not, since nobody can say what that would do.
 */
export const methods: Scenario = {
  name: 'methods',
  title: 'what can be read, searched or updated is changed by no other method',
  buys: false,
  async run(session) {
    const { requests } = session;
    const searchId = await makeUpId(session);
    const targets = [
      ['getOperation', requests.getOperation(`purchase_${searchId}`), ['POST', 'PUT', 'PATCH']],
      ['getSearchResult', requests.getSearchResult(searchId), ['POST', 'PUT', 'PATCH', 'DELETE']],
      ['getPhoneNumber', requests.getPhoneNumber(fictitiousNumber), ['POST', 'PUT', 'PATCH']],
      ['listPhoneNumbers', requests.listPhoneNumbers(), ['POST', 'PUT', 'PATCH']],
      ['search', requests.search(wantedCountry, wanted), ['GET', 'PUT', 'PATCH', 'DELETE']],
      [
        'updateCapabilities',
        requests.updateCapabilities(fictitiousNumber, {}),
        ['GET', 'POST', 'PUT', 'DELETE'],
      ],
    ] as const;
    for (const [route, read, methods] of targets) {
      if (session.presence.isMissing(route)) continue;
      for (const method of methods) await expectRefused(session, withMethod(read, method), read.method);
    }
  },
};

/** The request by another method, and right in all else: what refuses it for another reason says nothing about the method. */
function withMethod(declared: ExchangeRequest, method: string): ExchangeRequest {
  if (method === 'GET') return { ...declared, method, headers: [], body: new Uint8Array() };
  if (declared.body.length > 0) return { ...declared, method };
  return { ...declared, method, headers: [...declared.headers, jsonContent], body: encodeText('{}') };
}

async function expectRefused(session: Session, request: ExchangeRequest, declared: string): Promise<void> {
  const exchange = await session.send(request, { remark: 'a method that the contract does not have' });
  if (exchange === undefined) return;
  const { status } = exchange.response;
  const holds = status >= 400 && status !== 500;
  session.expect(exchange, undeclaredMethod, {
    holds,
    where: 'status',
    expected: 'a refusal (405, or another 4xx)',
    actual: status,
  });
  expectAllow(session, exchange, declared);
}

/** A 405 tells which methods there are: the one that the contract has, and not the one that is refused. */
function expectAllow(session: Session, exchange: RecordedExchange, declared: string): void {
  const { request, response } = exchange;
  const allow = response.header('allow');
  const listed = allow?.split(',').map((method) => method.trim()) ?? [];
  session.expect(exchange, allowedMethods, {
    holds: response.status !== 405 || (listed.includes(declared) && !listed.includes(request.method)),
    where: 'header:allow',
    expected: 'the methods that are allowed, and not the one that is refused',
    actual: allow,
  });
}
