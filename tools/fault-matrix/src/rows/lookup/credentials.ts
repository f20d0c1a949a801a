import assert from 'node:assert/strict';
import type { Lab } from '../../lab/lab.js';
import { notFound, reply } from '../../lab/steps.js';
import type { Row } from '../../row.js';
import { expectLookupRefused, expectNotSent, expectPurchased, purchaseFrom } from '../expect.js';

/** Returns tokens that the service must not find out from an error, each another one. */
function createTokens(lab: Lab) {
  let issued = 0;
  return {
    issued: () => issued,
    getToken: async () => {
      const token = `token-${++issued}-of-the-lab`;
      lab.addSecret(token);
      return { token, expiresOnTimestamp: Date.now() + 3_600_000 };
    },
  };
}

export const lookupCredentialRows: readonly Row[] = [
  {
    id: 167,
    group: 'lookup',
    fault: '401 once',
    expected: 'authenticated again, and purchased after a 404',
    cases: [
      async (lab) => {
        await expectPurchased(lab, await purchaseFrom(lab, { lookup: [reply(401), notFound] }), 2);
      },
      async (lab) => {
        const { issued, getToken } = createTokens(lab);
        const script = { lookup: [reply(401), notFound] };
        await expectPurchased(lab, await purchaseFrom(lab, script, {}, { getToken }), 2);
        assert.equal(issued(), 2);
      },
    ],
  },
  {
    id: 168,
    group: 'lookup',
    fault: '401 twice',
    expected: 'not sent; the credential was rejected',
    cases: [
      async (lab) => {
        const trial = await purchaseFrom(lab, { lookup: [reply(401)] });
        expectNotSent(trial, { code: 'credential-rejected', status: 401 });
        assert.equal(trial.service.count('lookup'), 2);
      },
      async (lab) => {
        const { issued, getToken } = createTokens(lab);
        const trial = await purchaseFrom(lab, { lookup: [reply(401)] }, {}, { getToken });
        expectNotSent(trial, { code: 'credential-rejected', status: 401 });
        assert.equal(trial.service.count('lookup'), 2);
        assert.equal(issued(), 2);
      },
    ],
  },
  {
    id: 169,
    group: 'lookup',
    fault: '403: allowed to purchase, but not to read',
    expected: 'not sent; the message names the option `existing`',
    cases: [
      async (lab) => {
        expectLookupRefused(await purchaseFrom(lab, { lookup: [reply(403)] }), { status: 403 });
      },
      async (lab) => {
        const { getToken } = createTokens(lab);
        expectLookupRefused(await purchaseFrom(lab, { lookup: [reply(403)] }, {}, { getToken }), {
          status: 403,
        });
      },
    ],
  },
];
