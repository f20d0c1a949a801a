import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import { describe, expect, it } from 'vitest';
import { type StartedEmulator, startEmulator } from '../src/index.js';
import { apiVersions } from './life.js';

/** The official SDK, which uses the api-version 2025-06-01 unless another one is given. */
function clientOf({ connectionString }: StartedEmulator, apiVersion?: string): PhoneNumbersClient {
  const options = { allowInsecureConnection: true, ...(apiVersion !== undefined && { apiVersion }) };
  return new PhoneNumbersClient(connectionString, options);
}

interface Poller<Result> {
  poll(): Promise<unknown>;
  isDone(): boolean;
  getResult(): Result | undefined;
}

/** Polls to the end: `pollUntilDone` would wait two seconds between polls. */
async function resultOf<Result>(starting: Promise<Poller<Result>>): Promise<Result | undefined> {
  const poller = await starting;
  while (!poller.isDone()) await poller.poll();
  return poller.getResult();
}

async function listed(client: PhoneNumbersClient): Promise<readonly string[]> {
  const owned: string[] = [];
  for await (const { phoneNumber } of client.listPurchasedPhoneNumbers()) owned.push(phoneNumber);
  return owned;
}

describe('the official SDK', () => {
  it('buys from the emulator, with its access key, and reads the number', async () => {
    await using emulator = await startEmulator();
    const { searchId } = emulator.addSearch({ phoneNumbers: ['+14255550199'] });
    const client = clientOf(emulator);
    await resultOf(client.beginPurchasePhoneNumbers(searchId));
    expect(emulator.ledger.purchases).toMatchObject([{ searchId, phoneNumbers: ['+14255550199'] }]);
    const number = await client.getPurchasedPhoneNumber('+14255550199');
    expect(number).toMatchObject({ id: '14255550199', phoneNumber: '+14255550199', countryCode: 'US' });
    expect(await listed(client)).toEqual([emulator.fixtures.phoneNumber, '+14255550199']);
  });

  it.each(apiVersions)(
    'searches, buys, lists, updates and releases a phone number with api-version %s',
    async (apiVersion) => {
      const seen = new Set<string | null>();
      await using emulator = await startEmulator({
        mutate: (answer, { request }) => {
          seen.add(new URL(request.url).searchParams.get('api-version'));
          return answer;
        },
      });
      const client = clientOf(emulator, apiVersion);
      const found = await resultOf(
        client.beginSearchAvailablePhoneNumbers({
          countryCode: 'US',
          phoneNumberType: 'tollFree',
          assignmentType: 'application',
          capabilities: { calling: 'inbound', sms: 'none' },
          quantity: 2,
        }),
      );
      expect(found?.phoneNumbers).toEqual(['+18335550100', '+18335550101']);
      await resultOf(client.beginPurchasePhoneNumbers(found?.searchId ?? ''));
      expect(await listed(client)).toEqual([emulator.fixtures.phoneNumber, ...(found?.phoneNumbers ?? [])]);

      const updated = await resultOf(
        client.beginUpdatePhoneNumberCapabilities('+18335550100', { sms: 'inbound+outbound' }),
      );
      expect(updated).toMatchObject({
        phoneNumber: '+18335550100',
        capabilities: { calling: 'inbound', sms: 'inbound+outbound' },
      });

      for (const phoneNumber of found?.phoneNumbers ?? []) {
        await resultOf(client.beginReleasePhoneNumber(phoneNumber));
      }
      expect(await listed(client)).toEqual([emulator.fixtures.phoneNumber]);
      expect([...seen]).toEqual([apiVersion]);
    },
  );

  it('buys what it agrees not to resell', async () => {
    await using emulator = await startEmulator();
    const client = clientOf(emulator);
    const found = await resultOf(
      client.beginSearchAvailablePhoneNumbers({
        countryCode: 'FR',
        phoneNumberType: 'tollFree',
        assignmentType: 'application',
        capabilities: { calling: 'inbound', sms: 'none' },
      }),
    );
    expect(found?.isAgreementToNotResellRequired).toBe(true);
    const searchId = found?.searchId ?? '';
    await expect(client.beginPurchasePhoneNumbers(searchId)).rejects.toMatchObject({ code: 'BadRequest' });
    await resultOf(client.beginPurchasePhoneNumbers(searchId, { agreeToNotResell: true }));
    expect(await listed(client)).toEqual([emulator.fixtures.phoneNumber, '+33800000000']);
  });

  it('gets the refusal of an unknown search as its own error', async () => {
    await using emulator = await startEmulator();
    await expect(
      clientOf(emulator).beginPurchasePhoneNumbers(emulator.fixtures.unknown),
    ).rejects.toMatchObject({ statusCode: 404, code: 'NotFound' });
  });
});
