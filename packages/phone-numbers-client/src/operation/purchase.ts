import type {
  PhoneNumberPurchaseRequest,
  paths,
  RequiredPurchaseHeader,
} from '@acs-contracts/phone-numbers-types';
import { ContractViolationError } from '../errors/contract-violation-error.js';
import { PhoneNumbersError } from '../errors/phone-numbers-error.js';
import { readRetryAfter } from '../transport/retry-after.js';
import { exchange } from './exchange.js';
import { createPurchase, type Purchase } from './handle.js';
import { checkSearchId, isSameId, operationIdOf } from './operation-id.js';
import { pathOf, readOperation } from './read.js';
import { outcomeOfPurchase, repetitionsOfPurchase } from './repetitions.js';
import { type Context, createStep, knowing, type Step, type WaitOptions } from './step.js';

/** What to purchase, and what may end the wait for the answer. */
export interface PurchaseOptions extends WaitOptions {
  /** The id of the search that holds the phone numbers. */
  readonly searchId: string;
}

const path = '/availablePhoneNumbers/:purchase' satisfies keyof paths;

/** How long the answer to a purchase is waited for unless told otherwise, in milliseconds. */
const usualWait = 120_000;

/** How often the lookup of an operation is repeated before its purchase counts as unknown. */
const lookups = 3;

/**
 * Sends a purchase and reads the answer; the errors are those of `PhoneNumbersClient.purchase`. When it may have been
 * carried out, it is not sent again: its operation is looked up instead.
 */
export async function purchase(context: Context, options: PurchaseOptions): Promise<Purchase> {
  const { searchId } = options;
  checkSearchId(searchId);
  const step = createStep(context, { phase: 'purchase', outcome: 'not-sent', searchId }, usualWait, options);
  try {
    return await post(step);
  } catch (error) {
    if (!(error instanceof PhoneNumbersError) || error.outcome !== 'unknown' || error.code === 'aborted')
      throw error;
    await lookUp(step, error);
    return createPurchase(context, searchId, { outcome: 'accepted' });
  }
}

async function post(step: Step): Promise<Purchase> {
  const { searchId } = step.subject;
  const { response } = await exchange(
    step,
    { method: 'POST', path, body: { searchId } satisfies PhoneNumberPurchaseRequest },
    repetitionsOfPurchase(step),
    outcomeOfPurchase,
  );
  const { departures, agree } = compareHeaders(response.headers, searchId, step.origin);
  if (response.status === 202 && agree) {
    const retryAfterMs = readRetryAfter(response.headers);
    return createPurchase(step, searchId, { outcome: 'accepted', departures, retryAfterMs });
  }
  const { subject } = knowing(step, { outcome: 'unknown' });
  throw new ContractViolationError(subject, response, '202 with its headers', `(${departures})`);
}

/** Settles whether a purchase was accepted. When that stays unknown, the error is thrown. */
async function lookUp(step: Step, error: PhoneNumbersError): Promise<void> {
  await readOperation(knowing(step, { phase: 'lookup', outcome: 'unknown' }), lookups).catch(
    (reason: unknown) => {
      throw step.signal?.aborted ? reason : error;
    },
  );
}

/**
 * Compares the headers of a 202 with what they must be. Nothing is taken from them: the id of the operation follows from
 * the search id, and its URL from that. An id that is there and another one says that this is not the answer to the
 * purchase that was sent; what is missing, and where `Operation-Location` leads, does not matter.
 */
function compareHeaders(headers: Headers, searchId: string, origin: string) {
  const operationId = operationIdOf(searchId);
  // The names are tied to the generated types: one that is renamed in the YAML stops this file from compiling.
  const promised: Readonly<Record<RequiredPurchaseHeader, string>> = {
    'Operation-Location': pathOf(operationId),
    'operation-id': operationId,
    'purchase-id': searchId,
  };
  const departures = Object.entries(promised)
    .filter(([name, value]) => !isSameId(headers.get(name)?.replace(origin, '').replace(/\?.*/, ''), value))
    .map(([name]) => name);
  const agree = departures.every((name) => name === 'Operation-Location' || !headers.get(name));
  return { departures, agree };
}
