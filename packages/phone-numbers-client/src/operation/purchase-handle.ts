import type { WaitOptions } from '../arguments/wait-options.js';
import type { ApiVersion, ApiVersions, DefaultApiVersion } from '../base/api-versions.js';
import { ContractViolationError } from '../errors/contract-violation-error.js';
import { OperationFailedError } from '../errors/operation-failed-error.js';
import { readDelivered } from './delivered.js';
import { createOperation, type KnownOperation, type Operation } from './operation-handle.js';
import { readSearchResult } from './read.js';
import { rulesOfRead } from './retry-rules.js';
import { errorIn, holdsNone } from './search-result.js';
import { type Context, purchaseOf } from './step.js';

/** A purchase that the service carries out as a long-running operation. */
export interface Purchase<V extends ApiVersion = DefaultApiVersion>
  extends Operation<ApiVersions[V]['searchResult']> {
  readonly kind: 'purchase';
  /** The id of the search whose phone numbers are purchased. */
  readonly searchId: string;
  /** The id of the operation: `purchase_<searchId>`. */
  readonly operationId: string;
  /**
   * Whether the call of `client.purchase` sent the purchase; `false` if it found an operation that existed. Calls at the same
   * time that share a purchase resolve to one and the same handle: count purchases by `searchId`.
   */
  readonly created: boolean;
  /** The headers of the 202 that were missing, or not as the contract has them. The purchase is accepted nevertheless. */
  readonly unexpectedHeaders: readonly string[];
  /**
   * Waits until the operation has ended, and reads from the search result what was bought. Waits for 10 minutes by
   * default.
   *
   * @throws ContractViolationError with the outcome `accepted` if the search names no phone numbers any longer (what it held
   *   before the purchase was bought), or has an `error` although the purchase has succeeded (nobody knows what was bought)
   * @throws OperationFailedError if it failed; its `delivered` are the phone numbers that were bought all the same
   * @throws what {@link Operation.poll} throws
   */
  result(options?: WaitOptions): Promise<ApiVersions[V]['searchResult']>;
}

/** What is known of a purchase when its handle is created. */
export interface KnownPurchase extends KnownOperation {
  readonly created: boolean;
  readonly unexpectedHeaders?: readonly string[];
}

/** Creates the handle of the purchase of a search. */
export function createPurchase<V extends ApiVersion>(
  context: Context,
  searchId: string,
  known: KnownPurchase,
): Purchase<V> {
  const { unexpectedHeaders = [], created, before } = known;
  const subject = purchaseOf(searchId);
  const operation = createOperation(context, subject, known, {
    async result(step) {
      const { body } = await readSearchResult<V>(step, rulesOfRead(step));
      const error = errorIn(body);
      if (error !== undefined) {
        const received = `a search result with the error ${error}, although the purchase has succeeded`;
        const advice = 'Look at the phone numbers that the resource owns before you purchase anew.';
        throw new ContractViolationError(step, 'contract-violation', received, undefined, advice);
      }
      if (!holdsNone(body)) return body;
      throw new ContractViolationError(step, 'contract-violation', 'a search result without phone numbers');
    },
    async failure(step, { body, text }) {
      const delivered = await readDelivered(step, text);
      return new OperationFailedError(step, body, delivered, before ? 'this' : 'latest');
    },
  });
  return { ...subject, created, unexpectedHeaders, ...operation };
}
