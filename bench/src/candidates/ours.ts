import { type Clock, createPhoneNumbersClient } from '@acs-contracts/phone-numbers-client';
import type { Candidate } from './candidate.js';

/** Real time, in which the pauses between two reads take none. */
const clock: Clock = {
  now: () => performance.now(),
  after(milliseconds, callback, purpose) {
    const timer = setTimeout(callback, purpose === 'pause' ? 0 : milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The client of this repository, iterated over until the operation has ended. */
export const ours: Candidate = {
  name: '@acs-contracts/phone-numbers-client',
  connect({ endpoint, accessKey }) {
    const client = createPhoneNumbersClient({ endpoint, credential: { key: accessKey }, clock });
    return async (searchId) => {
      const purchase = await client.purchase({ searchId });
      let status: string | undefined;
      for await (const operation of purchase) status = operation.status;
      if (status !== 'succeeded') throw new Error(`expected the purchase to succeed, got ${status}`);
    };
  },
};
