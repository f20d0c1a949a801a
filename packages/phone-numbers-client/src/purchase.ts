import type { paths, RequiredPurchaseHeader } from '@acs-contracts/phone-numbers-types';
import type { Client } from 'openapi-fetch';
import { CommunicationRequestError } from './errors/communication-request-error.js';
import { ContractViolationError } from './errors/contract-violation-error.js';
import type { OptionalApiVersion } from './optional-api-version.js';

/** What to purchase. */
export interface PurchaseOptions {
  /** The id of the search that holds the phone numbers. */
  readonly searchId: string;
  /** Ends the request; the promise then rejects with its reason. A purchase that was sent is not undone by it. */
  readonly signal?: AbortSignal;
}

/** A purchase that the service has accepted and now carries out as a long-running operation. */
export interface AcceptedPurchase {
  /** The URL to read the operation from, as it was sent: usually relative to the endpoint. */
  readonly operationLocation: string;
  /** The id of the operation: `purchase_<searchId>`. */
  readonly operationId: string;
  /** The id of the purchase: the search id. */
  readonly purchaseId: string;
}

// Every header that the contract requires is read, and no other: `satisfies` ties the names to the generated types in
// both directions, so that one renamed in the YAML stops this file from compiling.
const headerOf = {
  'Operation-Location': 'operationLocation',
  'operation-id': 'operationId',
  'purchase-id': 'purchaseId',
} as const satisfies Record<RequiredPurchaseHeader, keyof AcceptedPurchase>;

const path = '/availablePhoneNumbers/:purchase' satisfies keyof paths;
const request = `POST ${path}`;

/** Sends a purchase, once, and reads the answer; the errors are those of `PhoneNumbersClient.purchase`. */
export async function purchase(
  client: Client<OptionalApiVersion<paths>>,
  { searchId, signal }: PurchaseOptions,
): Promise<AcceptedPurchase> {
  if (typeof searchId !== 'string' || searchId === '') {
    throw new TypeError(`searchId: expected a text that is not empty, got ${JSON.stringify(searchId)}`);
  }
  const { response, error } = await client.POST(path, {
    body: { searchId },
    // The body of a 202 says nothing that its headers do not say; a broken one must not turn it into an error.
    parseAs: 'stream',
    ...(signal && { signal }),
  });
  if (response.status >= 400) throw new CommunicationRequestError({ request, response, body: error });
  const { headers, status } = response;
  await response.body?.cancel().catch(() => undefined);
  const read = (name: RequiredPurchaseHeader) => headers.get(name) ?? '';
  const accepted = {
    [headerOf['Operation-Location']]: read('Operation-Location'),
    [headerOf['operation-id']]: read('operation-id'),
    [headerOf['purchase-id']]: read('purchase-id'),
  };
  const missing = Object.keys(headerOf).filter((name) => !headers.get(name));
  if (status !== 202 || missing.length > 0) {
    const operationId = accepted.operationId === '' ? undefined : accepted.operationId;
    throw new ContractViolationError({
      request,
      status,
      expectedStatus: 202,
      missingHeaders: missing,
      operationId,
    });
  }
  return accepted;
}
