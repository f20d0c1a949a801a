import assert from 'node:assert/strict';
import type { ClientOptions } from '../adapters/adapter.js';
import type { Lab } from '../lab/lab.js';
import type { Step } from '../lab/script.js';
import { accept, acceptedHeaders, notFound, reply, running, searchId } from '../lab/steps.js';
import type { Row } from '../row.js';
import { expectAccepted, expectUnknown, purchaseFrom } from './expect.js';

/** Redirects to another origin. */
const redirectsAway = (status: number) => async (lab: Lab) => {
  const foreign = await lab.startForeign();
  const post: Step = reply(status, '', [['Location', `${foreign.url}/availablePhoneNumbers/:purchase`]]);
  expectUnknown(await purchaseFrom(lab, { post: [post], operation: [notFound] }), {
    code: 'redirected',
    status,
  });
  assert.equal(foreign.received.length, 0, 'nothing goes to the other origin');
};

/** Is refused without a request. */
const refuses =
  (id: string, options: Partial<ClientOptions> = {}) =>
  async (lab: Lab) => {
    const service = await lab.start();
    await assert.rejects(async () => lab.open(service.url, options).purchase(id, {}), {
      code: 'invalid-argument',
      outcome: 'not-sent',
    });
    assert.equal(service.received.length, 0, 'nothing is sent');
  };

/** Interim responses, and then the 202. */
const interim =
  (text: string): Step =>
  ({ socket, reply: answer }) => {
    socket.write(text);
    answer(202, '', acceptedHeaders());
  };

export const purchaseElsewhereRows: readonly Row[] = [
  {
    id: 53,
    group: 'purchase',
    fault: '307 to the same place, over and over',
    expected: 'sent once; not followed',
    cases: [
      async (lab) => {
        const post: Step = reply(307, '', [
          ['Location', '/availablePhoneNumbers/:purchase?api-version=2021-03-07'],
        ]);
        expectUnknown(await purchaseFrom(lab, { post: [post], operation: [notFound] }), {
          code: 'redirected',
        });
      },
    ],
  },
  {
    id: 54,
    group: 'purchase',
    fault: '307 or 308 to another origin',
    expected: 'nothing is sent there',
    cases: [redirectsAway(307), redirectsAway(308)],
  },
  {
    id: 55,
    group: 'purchase',
    fault: '302 or 303 to another origin',
    expected: 'an error',
    cases: [redirectsAway(302), redirectsAway(303)],
  },
  {
    id: 56,
    group: 'purchase',
    fault: 'line breaks in search id, header, User-Agent',
    expected: 'refused before anything is sent',
    cases: [
      refuses('a\r\nX-Injected: 1'),
      refuses(searchId, { headers: { 'X-Mine': 'a\r\nX-Injected: 1' } }),
      refuses(searchId, { headers: { 'User-Agent': 'a\r\nX-Injected: 1' } }),
    ],
  },
  {
    id: 57,
    group: 'purchase',
    fault: '100, 103, and a flood of them before the 202',
    expected: 'accepted',
    cases: [
      async (lab) => {
        const early = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n';
        expectAccepted(await purchaseFrom(lab, { post: [interim(early)] }));
      },
      async (lab) => {
        expectAccepted(
          await purchaseFrom(lab, { post: [interim('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(2000))] }),
        );
      },
      // Node takes a 100 that it did not ask for as the end of the connection: the lookup finds the purchase.
      async (lab) => {
        const script = { post: [interim('HTTP/1.1 100 Continue\r\n\r\n'), accept], operation: [running] };
        expectAccepted(await purchaseFrom(lab, script));
      },
    ],
  },
];
