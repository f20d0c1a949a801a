import assert from 'node:assert/strict';
import type { Lab } from '../../lab/lab.js';
import type { HeaderLines, Step } from '../../lab/script.js';
import { everyStatus, isHidden, isRejection } from '../../lab/statuses.js';
import { accept, notFound, reply, replyStatus } from '../../lab/steps.js';
import { property } from '../../property.js';
import type { Row } from '../../row.js';
import { expectError, expectUnknown, purchaseFrom } from '../expect.js';

/** The status that a search of {@link everyStatusOfPost} is answered with. */
const idOf = (status: number) => `status-${status}`;

/** Answers each search with the status that its id names. */
function replyById(text: string): Step {
  const status = Number(/status-(\d+)/.exec(text)?.[1]);
  return status === 202 ? accept : replyStatus(status);
}

async function everyStatusOfPost(lab: Lab, statuses: readonly number[]): Promise<void> {
  const service = await lab.start({
    post: [(exchange) => replyById(exchange.request.body)(exchange)],
    operation: [notFound],
  });
  const client = lab.open(service.url);
  for (const status of statuses) {
    const [posts, reads] = [service.count('post'), service.count('operation')];
    const { accepted, error } = await lab.purchase(client, {}, idOf(status));
    const looked = service.count('operation') - reads;
    const outcome = property(error, 'outcome');
    if (status === 202) assert.ok(accepted !== undefined, `202: ${error}`);
    else {
      const rejected = isRejection(status) && !isHidden(status, lab.onNode);
      assert.equal(outcome, rejected ? 'rejected' : 'unknown', `${status}: ${error}`);
      assert.equal(looked > 0, !rejected, `${status}: looked up ${looked} times`);
    }
    const sent = service.count('post') - posts;
    const twice = status === 421 && !lab.onNode;
    assert.equal(sent, status === 429 ? 4 : twice ? 2 : 1, `${status}: sent ${sent} times`);
  }
}

async function everyStatusOfLookup(lab: Lab, statuses: readonly number[]): Promise<void> {
  const service = await lab.start({ lookup: [(exchange) => replyById(exchange.request.target)(exchange)] });
  const client = lab.open(service.url);
  // A 202 with the headers of a purchase, and the other successes with no body, are no operation.
  for (const status of statuses.filter((other) => other !== 202)) {
    const [posts, reads] = [service.count('post'), service.count('lookup')];
    const { error } = await lab.purchase(client, {}, idOf(status));
    const sent = service.count('post') - posts;
    assert.equal(sent, status === 404 ? 1 : 0, `${status}: sent ${sent} times`);
    if (status !== 404) {
      const said = ['outcome', 'phase'].map((name) => property(error, name));
      assert.deepEqual(said, ['not-sent', 'lookup'], `${status}: ${error}`);
    }
    // The transport for Node shows a 101, which is no operation.
    const transient =
      (isHidden(status, lab.onNode) && !(status === 101 && lab.onNode)) ||
      [408, 425].includes(status) ||
      (status > 500 && status !== 501);
    const expected =
      status === 429
        ? 4
        : transient || status === 500
          ? 3
          : status === 401 || (status === 421 && !lab.onNode)
            ? 2
            : 1;
    const looked = service.count('lookup') - reads;
    assert.equal(looked, expected, `${status}: read ${looked} times`);
  }
}

/** Answers of a gateway that may have passed the purchase on. */
const gateway: HeaderLines = [['Server', 'gateway']];

export const statusRows: readonly Row[] = [
  {
    id: 240,
    group: 'purchase',
    fault: '406, 424, 444, 460 or 499, which a gateway may have invented',
    expected: 'sent once; its operation is looked up; unknown when that is not found',
    cases: [406, 424, 444, 460, 499].map((status) => async (lab: Lab) => {
      const script = { post: [reply(status, '', gateway), accept], operation: [notFound] };
      expectUnknown(await purchaseFrom(lab, script), { status });
    }),
  },
  {
    id: 241,
    group: 'purchase',
    fault: '421, after which `fetch` of Node sends a request again by itself',
    expected: 'unknown, and looked up; not sent again by the client, which cannot prevent the second request',
    cases: [
      async (lab) => {
        const trial = await purchaseFrom(lab, { post: [reply(421)], operation: [notFound] });
        assert.ok(trial.service.count('post') <= 2, `sent ${trial.service.count('post')} times`);
        assert.ok(trial.service.count('operation') > 0, 'its operation was looked up');
        expectError(trial, { outcome: 'unknown', status: 421 });
      },
      async (lab) => {
        const trial = await purchaseFrom(lab, { post: [reply(421), accept] });
        assert.ok(trial.service.count('post') <= 2, `sent ${trial.service.count('post')} times`);
        assert.ok(trial.accepted !== undefined, `expected it to be accepted, got ${trial.error}`);
      },
    ],
  },
  {
    id: 242,
    alone: true,
    group: 'purchase',
    fault: 'every status from 100 to 599',
    expected:
      'accepted after 202; rejected after those that no gateway invents; unknown and looked up after all others',
    cases: everyStatus.map((statuses) => (lab: Lab) => everyStatusOfPost(lab, statuses)),
  },
  {
    id: 243,
    alone: true,
    group: 'lookup',
    fault: 'every status from 100 to 599',
    expected: 'purchased after 404 only; read again after those that pass',
    cases: everyStatus.map((statuses) => (lab: Lab) => everyStatusOfLookup(lab, statuses)),
  },
  {
    id: 244,
    group: 'lookup',
    fault: '421, after which `fetch` of Node reads again by itself',
    expected: 'not sent; the message names the option `existing`',
    cases: [
      async (lab) => {
        const trial = await purchaseFrom(lab, { lookup: [reply(421)] });
        assert.equal(trial.service.count('post'), 0, 'nothing was purchased');
        const { message } = expectError(trial, {
          outcome: 'not-sent',
          code: 'lookup-refused',
          status: 421,
        });
        assert.match(String(message), /\bexisting\b/);
      },
    ],
  },
];
