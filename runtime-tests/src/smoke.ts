import {
  CommunicationRequestError,
  createPhoneNumbersClient,
  type PhoneNumbersClient,
  signRequest,
  type Transport,
} from '@acs-contracts/phone-numbers-client';

/** What the suite needs to know of the service that it runs against. */
export interface SmokeInput {
  /** `endpoint=…;accesskey=…` of a service that checks signatures. */
  readonly connectionString: string;
  /** A search whose purchase is accepted, and goes on until it succeeds. */
  readonly succeeds: string;
  /** A search that does not exist. */
  readonly unknown: string;
}

/** What went wrong in each check, by its name; null for one that passed. */
export type SmokeReport = Readonly<Record<string, string | null>>;

/**
 * The smoke suite: what the client needs of a runtime, which is fetch, WebCrypto, timers and streams. Never rejects.
 *
 * @param transport sends the requests instead of `fetch`
 */
export async function smoke(input: SmokeInput, transport?: Transport): Promise<SmokeReport> {
  const report: Record<string, string | null> = {};
  const open = () => createPhoneNumbersClient({ connectionString: input.connectionString, transport });
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check(input, open);
      report[name] = null;
    } catch (error) {
      report[name] = error instanceof Error ? `${error}\n${error.stack}` : String(error);
    }
  }
  return report;
}

const checks: Readonly<Record<string, (input: SmokeInput, open: () => PhoneNumbersClient) => Promise<void>>> =
  {
    // The string-to-sign is one that the Java client recorded, the key one of ours; OpenSSL made the signature.
    'signs as recorded': async () => {
      const headers = await signRequest(
        {
          method: 'POST',
          url: 'https://smstestapp.communication.azure.com/availablePhoneNumbers/:purchase?api-version=2022-12-01',
          body: new TextEncoder().encode('{"searchId":"18c224b7-0297-4d4b-a2c4-ad2bd6c9ee78"}'),
          date: new Date('2023-07-14T19:48:19Z'),
        },
        'cGhvbmUtbnVtYmVycy1zbW9rZS10ZXN0LWtleQ==',
      );
      expectSame(headers, {
        'x-ms-date': 'Fri, 14 Jul 2023 19:48:19 GMT',
        'x-ms-content-sha256': 'RMqASyMToUp9RkNgduMagCouMclG7ljWdBUuu88D3zk=',
        authorization:
          'HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=UK8RV1nsJyWxh/9vM+T2fLv0VxofFnh/7Ri9PpyMjwU=',
      });
    },

    'has a purchase accepted, and polls it until it has succeeded': async ({ succeeds }, open) => {
      const purchase = await open().purchase({ searchId: succeeds });
      expectSame([purchase.operationId, purchase.created], [`purchase_${succeeds}`, true]);
      // Across origins, a browser shows no header that the service does not expose.
      expectSame(purchase.unexpectedHeaders, []);
      const statuses: string[] = [];
      for await (const operation of purchase) statuses.push(operation.status);
      expectSame(statuses, ['running', 'running', 'notStarted', 'notStarted', 'succeeded']);
      const { phoneNumbers } = await purchase.result();
      expectSame(phoneNumbers.length, 1);
    },

    'tells why a purchase was refused': async ({ unknown }, open) => {
      const error = await open()
        .purchase({ searchId: unknown })
        .then(
          () => undefined,
          (reason: unknown) => reason,
        );
      if (!CommunicationRequestError.isInstance(error)) {
        throw new Error(`expected a CommunicationRequestError, got ${error}`);
      }
      expectSame([error.status, error.outcome], [404, 'rejected']);
      expectSame(error.communicationError, {
        code: 'NotFound',
        message: `Input searchId ${unknown} cannot be found.`,
        target: 'searchid',
      });
    },
  };

function expectSame(actual: unknown, expected: unknown): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== wanted) throw new Error(`expected ${wanted}, got ${got}`);
}
