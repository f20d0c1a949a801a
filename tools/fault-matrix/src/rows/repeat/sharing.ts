import assert from 'node:assert/strict';
import type { Lab, Result } from '../../lab/lab.js';
import type { Script, Step } from '../../lab/script.js';
import { settled } from '../../lab/settled.js';
import { accept, notFound, searchId } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectBought, expectError } from '../expect.js';
import { createAbort, expectAborted } from '../expect-aborted.js';

/** Two purchases at once by one client; both get what was bought. */
async function purchaseTwice(lab: Lab, first: string, second: string, posts: number): Promise<void> {
  const service = await lab.start();
  const client = lab.open(service.url);
  const ids = [first, second];
  const results = await Promise.all(ids.map((id) => lab.purchase(client, {}, id)));
  for (const [index, { accepted, error }] of results.entries()) {
    assert.ok(accepted !== undefined, `expected it to be accepted, got ${error}`);
    expectBought({ service, ...(await lab.finish(accepted, {}, ids[index])) });
  }
  assert.equal(service.count('post'), posts);
}

/** Answers after the caller has aborted, which the step is given. */
const abortedThen =
  (answer: Step) =>
  (abort: () => void): Step =>
  async (exchange) => {
    abort();
    await settled();
    return answer(exchange);
  };

/** One of two calls is aborted; the other one is not affected. */
const oneAborted =
  (script: (abort: () => void) => Script, index: 0 | 1, outcome: string) => async (lab: Lab) => {
    const abort = createAbort();
    const service = await lab.start(script(abort.abort));
    const client = lab.open(service.url);
    const limits = [{}, {}];
    limits[index] = { signal: abort.signal };
    const results = await Promise.all(limits.map((limit) => lab.purchase(client, limit)));
    const [aborted, other] = [results[index], results[1 - index]];
    assert.ok(aborted !== undefined && other !== undefined);
    expectAborted(abort, aborted, outcome);
    assert.equal(service.count('post'), 1, 'it was sent once');
    assert.ok(other.accepted !== undefined, `expected it to be accepted, got ${other.error}`);
    expectBought({ service, ...(await lab.finish(other.accepted)) });
  };

export const sharingRows: readonly Row[] = [
  {
    id: 190,
    group: 'repeat',
    fault: 'purchased twice at once by one client',
    expected: 'sent once; both calls get the purchase',
    cases: [(lab) => purchaseTwice(lab, searchId, searchId, 1)],
  },
  {
    id: 191,
    group: 'repeat',
    fault: 'purchased twice at once, with search ids that differ in case',
    expected: 'sent once if they are GUIDs, and twice otherwise: they may be two searches',
    cases: [
      (lab) => purchaseTwice(lab, searchId, searchId.toUpperCase(), 1),
      (lab) => purchaseTwice(lab, searchId.toUpperCase(), searchId, 1),
      (lab) => purchaseTwice(lab, 'a-search', 'A-SEARCH', 2),
    ],
  },
  {
    id: 192,
    group: 'repeat',
    fault: 'purchased twice at once, and one of the calls is aborted',
    expected: 'that call ends at once; the other one gets the purchase',
    cases: ([0, 1] as const).flatMap((index) => [
      // The other call may still have it sent.
      oneAborted((abort) => ({ lookup: [abortedThen(notFound)(abort)] }), index, 'unknown'),
      oneAborted((abort) => ({ post: [abortedThen(accept)(abort)] }), index, 'unknown'),
    ]),
  },
  {
    id: 193,
    group: 'repeat',
    fault: 'purchased twice at once, and both calls are aborted before it is sent',
    expected: 'not sent',
    cases: [
      async (lab) => {
        const aborts = [createAbort(), createAbort()];
        const abortAll = () => {
          for (const { abort } of aborts) abort();
        };
        const service = await lab.start({ lookup: [abortedThen(notFound)(abortAll)] });
        const client = lab.open(service.url);
        await Promise.all(
          aborts.map(async (abort, index) => {
            const outcome = index === 0 ? 'unknown' : 'not-sent';
            expectAborted(abort, await lab.purchase(client, { signal: abort.signal }), outcome);
          }),
        );
        await settled();
        assert.equal(service.count('post'), 0, 'nothing is sent afterwards');
      },
    ],
  },
  {
    id: 194,
    group: 'repeat',
    fault: 'purchased twice at once, and one of the calls has a shorter timeout',
    expected: 'that call ends as unknown; the other one gets the purchase',
    cases: [
      async (lab) => {
        const late: Step = async (exchange) => {
          lab.clock.advance(2000);
          await settled();
          return accept(exchange);
        };
        const service = await lab.start({ post: [late] });
        const client = lab.open(service.url);
        const [short, long] = await Promise.all([
          lab.purchase(client, { timeoutMs: 2000 }),
          lab.purchase(client),
        ]);
        expectError(short, { outcome: 'unknown', code: 'timed-out' });
        assert.ok(long.accepted !== undefined, `expected it to be accepted, got ${long.error}`);
        assert.equal(service.count('post'), 1, 'it was sent once');
      },
      // The second call joins when the purchase has been sent.
      async (lab) => {
        let long: Promise<Result> | undefined;
        const late: Step = async (exchange) => {
          long = lab.purchase(client);
          await settled();
          lab.clock.advance(2000);
          await settled();
          return accept(exchange);
        };
        const service = await lab.start({ post: [late] });
        const client = lab.open(service.url);
        expectError(await lab.purchase(client, { timeoutMs: 2000 }), { outcome: 'unknown' });
        const joined = await long;
        assert.ok(joined?.accepted !== undefined, `expected it to be accepted, got ${joined?.error}`);
        assert.equal(service.count('post'), 1, 'it was sent once');
      },
    ],
  },
  {
    id: 195,
    group: 'repeat',
    fault: 'purchased twice at once, with different options',
    expected: 'the second call is refused, as one that cannot know what becomes of the first',
    cases: [
      async (lab) => {
        const service = await lab.start();
        const client = lab.open(service.url);
        const [first, second] = await Promise.all([
          lab.purchase(client),
          lab.purchase(client, { existing: 'ignore' }),
        ]);
        assert.ok(first.accepted !== undefined, `expected it to be accepted, got ${first.error}`);
        expectError(second, { outcome: 'unknown', code: 'invalid-argument' });
        assert.equal(service.count('post'), 1, 'it was sent once');
      },
    ],
  },
];
