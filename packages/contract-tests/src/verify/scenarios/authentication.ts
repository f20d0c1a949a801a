import type { ExchangeRequest } from '../../exchange.js';
import { fictitiousNumber } from '../fictitious-number.js';
import { wanted } from '../found.js';
import { makeUpId } from '../made-up-id.js';
import { readStarted } from '../purchase.js';
import type { Session } from '../session.js';
import { expectUnauthorized } from '../unauthorized.js';
import { wrongCredentials } from '../wrong-credentials.js';
import { wrongTargets } from '../wrong-targets.js';
import type { Scenario } from './scenario.js';

/**
 * Requests without a valid credential: the purchase of an unknown search, reads of what is there and what is not, a cancellation, a search in an unknown
 * country, and changes of an unknown phone number. Each must be refused with a 401, before anything else is checked.
 */
export const authentication: Scenario = {
  name: 'authentication',
  title: 'nobody is let in without a valid credential',
  buys: false,
  async run(session) {
    const { requests, presence } = session;
    const searchId = await makeUpId(session);
    const purchase = requests.purchase(searchId);
    const reads = [
      ['listPhoneNumbers', requests.listPhoneNumbers()],
      ['getOperation', requests.getOperation(`purchase_${searchId}`)],
      ['getSearchResult', requests.getSearchResult(searchId)],
      ['cancelOperation', requests.cancelOperation(`purchase_${searchId}`)],
    ] as const;
    const targets = [
      purchase,
      ...reads.filter(([route]) => !presence.isMissing(route)).map(([, read]) => read),
      ...(await changesThere(session)),
      ...(await readsThere(session)),
    ];
    for (const request of targets) await tryWrongCredentials(session, request);
    // What a signature covers is the same everywhere: the purchase and one read show it.
    const [read] = targets.filter(({ method }) => method === 'GET');
    for (const request of [purchase, ...(read === undefined ? [] : [read])])
      await tryWrongTargets(session, request);
    await readStarted(session, searchId);
  },
};

/**
 * A search in no country, and changes of a phone number that nobody has, as far as they are there: with a valid credential they are
 * refused for another reason than their path.
 */
async function changesThere(session: Session): Promise<ExchangeRequest[]> {
  const { requests } = session;
  const changes = [
    requests.search('ZZ', wanted),
    requests.updateCapabilities(fictitiousNumber, { calling: 'inbound' }),
    requests.releaseNumber(fictitiousNumber),
  ];
  const there: ExchangeRequest[] = [];
  for (const request of changes) {
    const exchange = await session.send(request, { remark: 'with a valid credential' });
    const status = exchange?.response.status ?? 404;
    if (![404, 405, 501].includes(status)) there.push(request);
  }
  return there;
}

/**
 * Reads of what the fixtures say is there: a server that looks up what it is asked for before it looks at who asks lets in nobody
 * to anything else.
 */
async function readsThere({ requests, fixtures, send }: Session): Promise<ExchangeRequest[]> {
  const { phoneNumber, succeeds } = fixtures;
  const reads = [
    ...(phoneNumber === undefined ? [] : [requests.getPhoneNumber(phoneNumber)]),
    ...(succeeds === undefined ? [] : [requests.getSearchResult(succeeds)]),
  ];
  const there: ExchangeRequest[] = [];
  for (const read of reads) if ((await send(read))?.response.status === 200) there.push(read);
  return there;
}

async function tryWrongTargets(session: Session, right: ExchangeRequest): Promise<void> {
  for (const { what, remark, request, headers } of await wrongTargets(right, session.credentials)) {
    const about = remark === undefined ? what : `${what}, ${remark}`;
    const exchange = await session.send(request, { remark: about, authentication: headers });
    if (exchange !== undefined) expectUnauthorized(session, exchange, what);
  }
}

async function tryWrongCredentials(session: Session, request: ExchangeRequest): Promise<void> {
  for (const { what, headers } of await wrongCredentials(request, session.credentials)) {
    const exchange = await session.send(request, { remark: what, authentication: headers });
    if (exchange !== undefined) expectUnauthorized(session, exchange, what);
  }
}
