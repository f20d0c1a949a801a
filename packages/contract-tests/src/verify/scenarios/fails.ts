import { ownership } from '../expectations.js';
import { listNumbers, searchNumbers } from '../numbers.js';
import { expectEnd, followOperation } from '../operation.js';
import type { Session } from '../session.js';
import type { Scenario } from './scenario.js';

/** A purchase that is accepted and fails, or is refused at once: either way it brings no number. */
export const fails: Scenario = {
  name: 'fails',
  title: 'a purchase fails and brings no number',
  needs: 'fails',
  buys: true,
  async run(session) {
    const { fails: searchId = '' } = session.fixtures;
    const absent = await absentNumbers(session, (await searchNumbers(session, searchId)).numbers);
    const exchange = await session.send(session.requests.purchase(searchId));
    if (exchange === undefined) return;
    if (exchange.response.status === 202) {
      const operation = await followOperation(session, exchange, searchId, { roundsAfter: 3 });
      expectEnd(session, operation, 'failed');
      await session.checkSequence([exchange, ...operation.exchanges]);
    }
    await expectStillAbsent(session, absent);
  },
};

/** Those of the numbers which are not the resource's: neither their own read nor the list has them. */
async function absentNumbers(session: Session, numbers: readonly string[]): Promise<string[]> {
  const { numbers: listed } = await listNumbers(session);
  const absent: string[] = [];
  for (const number of numbers) {
    const exchange = await session.send(session.requests.getPhoneNumber(number));
    if (exchange?.response.status === 404 && !listed.has(number)) absent.push(number);
  }
  return absent;
}

async function expectStillAbsent(session: Session, numbers: readonly string[]): Promise<void> {
  const { exchanges, numbers: listed } = await listNumbers(session);
  const expected = 'no number of a purchase that failed';
  for (const number of numbers) {
    const read = await session.send(session.requests.getPhoneNumber(number));
    const has = (where: string) => ({ holds: false, where, expected, actual: number });
    if (read?.response.status === 200) session.expect(read, ownership, has('body#/phoneNumber'));
    const [page] = exchanges;
    if (page !== undefined && listed.has(number)) session.expect(page, ownership, has('body#/phoneNumbers'));
  }
}
