import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock, type Pace } from '../src/index.js';
import { member, openSession, type Session } from './session.js';

const visitor = fc.array(
  fc.oneof(
    fc.record({ act: fc.constant('purchase'), search: fc.nat(2) }),
    { weight: 6, arbitrary: fc.record({ act: fc.constant('read'), search: fc.nat(2) }) },
    fc.record({ act: fc.constant('cancel'), search: fc.nat(2) }),
    fc.record({ act: fc.constant('wait'), search: fc.nat(20_000) }),
  ),
  { maxLength: 60, size: 'max' },
);

const searches = [
  { searchId: 'wins', scenario: 'succeeds', phoneNumbers: ['+14255550190'] },
  { searchId: 'loses', scenario: 'fails', phoneNumbers: ['+14255550191'] },
  { searchId: 'waits', scenario: 'cancel', phoneNumbers: ['+14255550192'] },
] as const;

/** What a visitor who keeps count expects of a search. */
interface Count {
  purchases: number;
  ended: unknown;
  delivered: boolean;
}

async function isOwned(session: Session, phoneNumber: string): Promise<boolean> {
  return (await session.get(`/phoneNumbers/${phoneNumber}`)).status === 200;
}

describe('an emulator, whatever is asked of it in whatever order', () => {
  it.each<Pace>(['polls', 'time'])(
    'keeps count, keeps ends, and delivers what succeeded (pace %s)',
    async (pace) => {
      await fc.assert(
        fc.asyncProperty(visitor, async (steps) => {
          const clock = manualClock(new Date('2026-01-31T12:00:00Z'));
          const day = 24 * 3_600_000;
          const held = searches.map((search) => ({ ...search, holdMilliseconds: day }));
          const session = openSession({ clock, pace, searches: held });
          const counts: Count[] = searches.map(() => ({ purchases: 0, ended: undefined, delivered: false }));
          for (const step of steps) {
            if (step.act === 'wait') {
              clock.advance(step.search);
              continue;
            }
            const search = searches[step.search];
            const count = counts[step.search];
            if (search === undefined || count === undefined) continue;
            const id = `purchase_${search.searchId}`;
            if (step.act === 'purchase') {
              expect((await session.purchase(search.searchId)).status).toBe(202);
              count.purchases += 1;
              count.ended = undefined;
            } else if (step.act === 'cancel') {
              const { status } = await session.cancel(id);
              if (count.purchases === 0) expect(status).toBe(404);
              else if (count.ended !== undefined) expect(status).toBe(400);
              else if (status === 204) count.ended = 'failed';
            } else {
              const answer = await session.get(`/phoneNumbers/operations/${id}`);
              expect(answer.status).toBe(count.purchases === 0 ? 404 : 200);
              const status = count.purchases === 0 ? undefined : member(answer, 'status');
              if (count.ended !== undefined) expect(status).toBe(count.ended);
              if (status === 'succeeded' || status === 'failed') count.ended = status;
            }
            expect(session.emulator.ledger.count(search.searchId)).toBe(count.purchases);
            const owned = await isOwned(session, search.phoneNumbers[0]);
            if (count.ended === 'succeeded' || count.delivered) expect(owned).toBe(true);
            if (search.scenario !== 'succeeds') expect(owned).toBe(false);
            count.delivered = owned;
          }
        }),
      );
    },
  );
});
