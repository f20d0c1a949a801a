import type { ExchangeRequest } from '../../exchange.js';
import { publishedVersions } from '../../published.js';
import type { RecordedExchange } from '../../recorded-exchange.js';
import { expectRefusals } from '../change-refusals.js';
import { outcome } from '../expectations.js';
import { fictitiousNumber } from '../fictitious-number.js';
import { expectAbsent, lookWhileBusy, makeUpId } from '../made-up-id.js';
import { listNumbers } from '../numbers.js';
import { withoutVersion } from '../requests.js';
import type { Session } from '../session.js';
import { readOddIds, readSpellings } from '../spellings.js';
import { AccessDeniedError } from '../transport.js';
import type { Scenario } from './scenario.js';

/** Reads what is there, and what is not: the list of numbers, a number, and what an unknown search id leads to. */
export const reads: Scenario = {
  name: 'reads',
  title: 'reads of numbers, searches and operations',
  buys: false,
  async run(session) {
    const { requests, fixtures } = session;
    const first = await lookWhileBusy(session, () => session.send(requests.listPhoneNumbers()));
    if (first !== undefined) await lookAtFirstAnswer(session, first);
    const numbers = first?.response.status === 200 ? (await listNumbers(session)).numbers : [];
    const [listed] = numbers;
    const phoneNumber = fixtures.phoneNumber ?? listed;
    if (phoneNumber !== undefined) await readSpellings(session, phoneNumber);
    const fictitious = () => session.send(requests.getPhoneNumber(fictitiousNumber));
    const number = await lookWhileBusy(session, fictitious);
    if (number !== undefined) expectAbsent(session, number);
    await makeUpId(session);
    await readOddIds(session);
    const list = requests.listPhoneNumbers();
    const wrong = [
      ['no api-version', withQuery(list, '')],
      ['an api-version that does not exist', withQuery(list, '?api-version=2019-02-29')],
    ] as const;
    if (!session.presence.isMissing('listPhoneNumbers')) await expectRefusals(session, wrong);
    if (first?.response.status === 200)
      await session.send(withTwoVersions(list), { remark: 'two api-versions' });
    if (phoneNumber !== undefined)
      await expectRefusals(session, [
        ['no api-version', withoutVersion(requests.getPhoneNumber(phoneNumber))],
      ]);
  },
};

function withQuery(request: ExchangeRequest, query: string): ExchangeRequest {
  return { ...request, url: request.url.replace(/\?.*$/, query) };
}

/** A read with two api-versions that both exist: which of them is meant is for a rule. */
function withTwoVersions(right: ExchangeRequest): ExchangeRequest {
  const version = new URL(right.url).searchParams.get('api-version');
  const another = publishedVersions().find((one) => one !== version);
  return { ...right, url: `${right.url}&api-version=${another}` };
}

/**
 * Says in one line what is wrong with everything that follows.
 *
 * @throws AccessDeniedError when the endpoint refuses the credentials, in the way that the contract describes
 */
async function lookAtFirstAnswer(session: Session, exchange: RecordedExchange): Promise<void> {
  const { status, header, mediaType } = exchange.response;
  const { origin } = exchange.request.url;
  if (isDenied(status)) return lookWhoIsDenied(session, exchange);
  if (status >= 300 && status < 400) {
    const target = header('location') ?? 'nowhere';
    session.note(
      `${origin} redirects to ${target}, which is not followed: is this the endpoint of a resource?`,
    );
  } else if (mediaType === 'text/html') {
    session.note(
      `${origin} answers with a web page: is this the endpoint of a resource, or a login page before it?`,
    );
  }
  const claim = {
    holds: status < 500 || status === 501,
    where: 'status',
    expected: 'a list, at one of three tries',
  };
  session.expect(exchange, outcome, { ...claim, actual: status });
}

/** A refused list may mean that the credentials are refused, or that the list alone cannot be read: another read tells. */
async function lookWhoIsDenied(session: Session, list: RecordedExchange): Promise<void> {
  const { status } = list.response;
  const denied = new AccessDeniedError(list.request.url.origin, status);
  const other = await session.send(session.requests.getOperation(`purchase_${crypto.randomUUID()}`));
  if (other === undefined || !isDenied(other.response.status)) {
    const claim = { holds: false, where: 'status', expected: 'a list, as other reads are answered' };
    session.expect(list, outcome, { ...claim, actual: status });
    return;
  }
  if ([list, other].every((exchange) => session.findingsOf(exchange).length === 0)) throw denied;
  session.note(denied.message);
}

function isDenied(status: number): boolean {
  return status === 401 || status === 403;
}
