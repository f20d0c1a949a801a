import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { describe, expect, it } from 'vitest';
import { startEmulator } from '../src/index.js';

describe('the official SDK', () => {
  it('buys from the emulator, with its access key, and reads the number', async () => {
    await using emulator = await startEmulator();
    const { searchId } = emulator.addSearch({ phoneNumbers: ['+14255550199'] });
    const client = new PhoneNumbersClient(emulator.connectionString, { allowInsecureConnection: true });

    const poller = await client.beginPurchasePhoneNumbers(searchId);
    // `pollUntilDone` would wait two seconds between polls.
    while (!poller.isDone()) await poller.poll();

    expect(emulator.ledger.purchases).toMatchObject([{ searchId, phoneNumbers: ['+14255550199'] }]);
    const number = await client.getPurchasedPhoneNumber('+14255550199');
    expect(number).toMatchObject({ id: '14255550199', phoneNumber: '+14255550199', countryCode: 'US' });
    const owned: string[] = [];
    for await (const { phoneNumber } of client.listPurchasedPhoneNumbers()) owned.push(phoneNumber);
    expect(owned).toEqual([emulator.fixtures.phoneNumber, '+14255550199']);
  });

  it('gets the refusal of an unknown search as its own error', async () => {
    await using emulator = await startEmulator();
    const client = new PhoneNumbersClient(emulator.connectionString, { allowInsecureConnection: true });
    await expect(client.beginPurchasePhoneNumbers(emulator.fixtures.unknown)).rejects.toMatchObject({
      statusCode: 404,
      code: 'NotFound',
    });
  });
});
