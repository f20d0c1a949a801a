import { type Exchange, headerValue, mediaType } from '../../exchange.js';
import { outcome } from '../expectations.js';
import { listNumbers } from '../numbers.js';
import { isTransient } from '../operation.js';
import type { Session } from '../session.js';
import { AccessDeniedError } from '../transport.js';
import type { Scenario } from './scenario.js';

/** No one's number: 555-0100 to 555-0199 are kept for fiction. */
const fictitiousNumber = '+18005550199';

/** Reads what is there, and what is not: the list of numbers, a number, and what an unknown search id leads to. */
export const reads: Scenario = {
  name: 'reads',
  title: 'reads of numbers, searches and operations',
  buys: false,
  async run(session) {
    const { requests, fixtures } = session;
    const { exchanges } = await listNumbers(session);
    if (exchanges[0] !== undefined) lookAtFirstAnswer(session, exchanges[0]);
    if (fixtures.phoneNumber !== undefined) await session.send(requests.getPhoneNumber(fixtures.phoneNumber));
    if (fixtures.unknown !== undefined) await readUnknown(session, fixtures.unknown);
  },
};

/**
 * Says in one line what is wrong with everything that follows.
 *
 * @throws AccessDeniedError when the endpoint refuses the credentials, in the way that the contract describes
 */
function lookAtFirstAnswer(session: Session, exchange: Exchange): void {
  const { status, headers } = exchange.response;
  const { origin } = new URL(exchange.request.url);
  if ((status === 401 || status === 403) && session.findingsOf(exchange).length === 0) {
    throw new AccessDeniedError(origin, status);
  }
  if (status >= 300 && status < 400) {
    const target = headerValue(headers, 'location') ?? 'nowhere';
    session.note(
      `${origin} redirects to ${target}, which is not followed: is this the endpoint of a resource?`,
    );
  } else if (mediaType(headers) === 'text/html') {
    session.note(
      `${origin} answers with a web page: is this the endpoint of a resource, or a login page before it?`,
    );
  } else if (status === 401 || status === 403) {
    session.note(new AccessDeniedError(origin, status).message);
  }
}

async function readUnknown(session: Session, searchId: string): Promise<void> {
  const { requests } = session;
  await session.send(requests.getPhoneNumber(fictitiousNumber));
  for (const request of [requests.getOperation(`purchase_${searchId}`), requests.getSearchResult(searchId)]) {
    const exchange = await session.send(request);
    if (exchange === undefined) continue;
    const { status } = exchange.response;
    const holds = (status >= 400 && status < 500) || isTransient(status);
    const expected = '4xx, since it does not exist';
    session.expect(exchange, outcome, { holds, where: 'status', expected, actual: status });
  }
}
