import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import type { Candidate } from './candidate.js';

/** Microsoft's client. */
export const official: Candidate = {
  name: '@azure/communication-phone-numbers',
  connect({ endpoint, accessKey }) {
    const client = new PhoneNumbersClient(`endpoint=${endpoint};accesskey=${accessKey}`, {
      allowInsecureConnection: true,
    });
    return async (searchId) => {
      const poller = await client.beginPurchasePhoneNumbers(searchId);
      await poller.pollUntilDone();
    };
  },
};
