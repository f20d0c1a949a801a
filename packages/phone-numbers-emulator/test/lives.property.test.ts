import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock, type Pace, unrecorded } from '../src/index.js';
import { type Life, openLife } from './life.js';
import { header } from './session.js';

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('search'), quantity: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('purchase'), which: fc.nat() }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('read'), which: fc.nat() }) },
  fc.record({ act: fc.constant('cancel'), which: fc.nat() }),
  fc.record({ act: fc.constant('update'), which: fc.nat(5) }),
  { weight: 2, arbitrary: fc.record({ act: fc.constant('release'), which: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('wait'), seconds: fc.integer({ min: 1, max: 1_000 }) }),
  },
  { weight: 8, arbitrary: fc.record({ act: fc.constant('end'), which: fc.nat() }) },
  fc.record({ act: fc.constant('reset') }),
);
const life = fc.record({
  steps: fc.array(step, { maxLength: 60, size: 'max' }),
  pace: fc.constantFrom<Pace>('polls', 'time'),
  expiredSearch: fc.constantFrom(...unrecorded.expiredSearch),
  outOfStock: fc.constantFrom(...unrecorded.outOfStock),
  earlyPurchase: fc.constantFrom(...unrecorded.earlyPurchase),
  secondRelease: fc.constantFrom(...unrecorded.secondRelease),
  secondPurchase: fc.constantFrom(...unrecorded.secondPurchase),
});

/** Few phone numbers, so that visitors get into each other's way. */
const phoneNumbers = Array.from({ length: 6 }, (_, index) => `+1833555010${index}`);
const seed = { stock: [{ phoneNumberType: 'tollFree', phoneNumbers }] };

/** The phone numbers of the stock, wherever they are. */
function everywhere({ emulator }: Life): readonly string[] {
  const { inStock, held, owned } = emulator.inventory();
  return [...inStock, ...held, ...owned].filter((phoneNumber) => phoneNumbers.includes(phoneNumber)).sort();
}

async function take(session: Life, clock: { advance(ms: number): void }, made: Made, next: Step) {
  const { searches, operations } = made;
  if (next.act === 'wait') clock.advance(next.seconds * 1_000);
  else if (next.act === 'reset') session.emulator.reset();
  else if (next.act === 'search') {
    const before = new Set(session.emulator.inventory().inStock);
    const started = await session.search({ quantity: next.quantity });
    const { held } = session.emulator.inventory();
    const found = held.filter((phoneNumber) => before.has(phoneNumber));
    if (started.status === 202) searches.push(header(started, 'search-id') ?? '');
    expect(found.length).toBeLessThanOrEqual(next.quantity);
    remember(operations, started);
  } else if (next.act === 'purchase') {
    const searchId = searches[next.which % Math.max(1, searches.length)];
    if (searchId !== undefined) remember(operations, await session.purchase(searchId));
  } else if (next.act === 'update') {
    remember(operations, await session.update(phoneNumbers[next.which] ?? '', { calling: 'outbound' }));
  } else if (next.act === 'release') {
    remember(operations, await session.release(phoneNumbers[next.which] ?? ''));
  } else {
    const operation = operations[next.which % Math.max(1, operations.length)];
    if (operation === undefined) return;
    // The longest course has five steps, and takes nineteen seconds.
    for (let read = 0; next.act === 'end' && read < 5; read += 1) {
      await session.ask('GET', operation);
      clock.advance(4_000);
    }
    await session.ask(next.act === 'cancel' ? 'DELETE' : 'GET', operation);
  }
}

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
interface Made {
  readonly searches: string[];
  readonly operations: string[];
}

function remember(
  operations: string[],
  started: { readonly headers: readonly (readonly [string, string])[] },
) {
  const location = started.headers.find(([name]) => name === 'Operation-Location')?.[1];
  if (location !== undefined) operations.push(location);
}

describe('phone numbers, whatever becomes of them in whatever order', () => {
  it('are in stock, held or owned, each in one place, and none is lost', async () => {
    let purchases = 0;
    let released = 0;
    await fc.assert(
      fc.asyncProperty(life, async ({ steps, ...options }) => {
        const clock = manualClock(new Date('2026-01-31T12:00:00Z'));
        const session = openLife({ clock, seed, ...options });
        const made: Made = { searches: [], operations: [] };
        for (const next of steps) {
          const { owned } = session.emulator.inventory();
          await take(session, clock, made, next);
          expect(everywhere(session)).toEqual(phoneNumbers);
          const after = session.emulator.inventory().owned;
          expect(new Set(after).size).toBe(after.length);
          expect([...(await session.owned())].sort()).toEqual([...after].sort());
          if (after.length > owned.length) purchases += 1;
          if (after.length < owned.length && next.act !== 'reset') released += 1;
        }
      }),
      // So many that some of them buy and release: 60 released nothing once in fifty times.
      { numRuns: 200 },
    );
    // The property would hold for an emulator that never sells.
    expect(purchases).toBeGreaterThan(10);
    expect(released).toBeGreaterThan(0);
  });

  it('are not found again while a search holds them or the resource owns them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 6 }), async (isBought) => {
        const session = openLife({ seed });
        const seen: string[] = [];
        for (const buys of isBought) {
          const found = buys ? await session.buy() : (await session.find()).phoneNumbers;
          expect(seen).not.toEqual(expect.arrayContaining([...found]));
          seen.push(...found);
        }
      }),
    );
  });
});
