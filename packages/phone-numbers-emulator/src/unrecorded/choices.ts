import { type Checks, oneOf } from '../option-checks.js';

/**
 * The answers of the service that nobody has recorded, and every plausible form of them. Each property is an option of
 * an emulator, and lists the values of that option; the first one is the default.
 */
export const unrecorded = {
  /**
   * The answer to a read of `purchase_<searchId>` before the search was purchased. `empty404` has no body, `notStarted`
   * is a 200. An operation of an unknown search is always a 404.
   */
  beforePurchase: ['404', 'empty404', 'notStarted', '400', '403'],
  /**
   * What becomes of a second purchase of a search, however the first one ended: `accepted` buys again and the operation
   * begins again, `sameOperation` is a 202 that buys nothing. The others are errors.
   */
  secondPurchase: ['accepted', 'sameOperation', '400', '404', '409'],
  /**
   * What becomes of a purchase whose search has expired. `forgotten` is a 404 of the purchase, the search result and the
   * operation, `fails` a 202 whose operation fails, `accepted` a purchase like any other.
   */
  expiredSearch: ['400', '404', '409', '410', 'forgotten', 'fails', 'accepted'],
  /**
   * What a cancellation does to a pending operation. After the 204 it reads `failed`, `canceled` (a status that the
   * contract does not name), 404 (`gone`), or goes on as if nothing had happened (`ignored`). The others are errors.
   */
  cancellation: ['failed', 'canceled', 'gone', 'ignored', '400', '404', '405', '409'],
  /** The answer to a cancellation of an operation that has ended, which changes nothing. */
  lateCancellation: ['400', '204', '404', '409'],
  /**
   * What a failed operation says and what it has bought. `errorTree`: nothing, with errors inside the error at every
   * depth. `nothing`: nothing, with one plain error. `partial`: the first half of
   * the phone numbers, rounded down, with `NumbersPartiallyAcquired`. `unsaidPartial`: that half, with one plain error.
   * `noError`: nothing, without an error.
   */
  failedOperation: ['errorTree', 'nothing', 'partial', 'unsaidPartial', 'noError'],
  /** The answer to a request that is not authenticated. `noChallenge401` has no `WWW-Authenticate`. */
  unauthorized: ['401', 'noChallenge401', 'empty401', 'html401', '403'],
  /** The answer to every purchase, for a credential that may read and not buy; with `never` it may buy. */
  forbiddenPurchase: ['never', '403', 'empty403', 'html403'],
  /**
   * The 429 of a purchase whose scenario is `throttled`. It asks for a pause of one second: `Retry-After: 1`, a date,
   * or `retry-after-ms` and `x-ms-retry-after-ms`. The others do not say how long.
   */
  throttled: ['retryAfterSeconds', 'retryAfterDate', 'retryAfterMs', 'noRetryAfter', 'empty429', 'html429'],
  /**
   * The answer to a purchase whose scenario is `unavailable`. Only `503` has a `Retry-After`. With `accepted500` and
   * `accepted504` the purchase was accepted, and its operation succeeds.
   */
  unavailable: ['503', 'html503', '500', 'empty500', 'html502', 'empty504', 'accepted500', 'accepted504'],
  /**
   * What becomes of a search for more phone numbers than there are in stock, although there is a plan for it. `empty` finds
   * none, with the error `OutOfStock` in the result, `fewer` finds those that there are, `failed` is an operation that
   * fails, and `400` the error of a search without a plan.
   */
  outOfStock: ['empty', 'fewer', 'failed', '400'],
  /**
   * The answer to a read of a search result before the search has succeeded: 404, a result without phone numbers, or the
   * `complete` result.
   */
  earlySearchResult: ['404', 'empty', 'complete'],
  /** What becomes of a purchase before its search has succeeded: it is refused, or `accepted` like any other. */
  earlyPurchase: ['404', '400', '409', 'accepted'],
  /**
   * The answer to an update of a phone number that the resource does not own. All three were recorded: `empty404` and `404`
   * in 2021, `403` in 2023; which one is sent today was not.
   */
  updateNotOwned: ['403', '404', 'empty404'],
  /**
   * What becomes of an update to capabilities that the plan of a phone number does not permit: an operation that fails, or
   * a 400.
   */
  impossibleUpdate: ['failed', '400'],
  /** How a phone number reads, by itself and in the list, while its release is pending. */
  pendingRelease: ['owned', 'gone'],
  /** What becomes of the release of a phone number whose release is pending. `400` is that of a number not owned. */
  secondRelease: ['400', 'accepted', '404', '409'],
} as const;

/** The value that an emulator uses for each option of {@link unrecorded}. */
export type Unrecorded = {
  readonly [Name in keyof typeof unrecorded]: (typeof unrecorded)[Name][number];
};

/** Options that say how an emulator answers where the service was never recorded; see {@link unrecorded}. */
export type UnrecordedOptions = { readonly [Name in keyof Unrecorded]?: Unrecorded[Name] | undefined };

/** What each option must be. */
export const unrecordedChecks: Checks<UnrecordedOptions> = {
  beforePurchase: oneOf(unrecorded.beforePurchase),
  secondPurchase: oneOf(unrecorded.secondPurchase),
  expiredSearch: oneOf(unrecorded.expiredSearch),
  cancellation: oneOf(unrecorded.cancellation),
  lateCancellation: oneOf(unrecorded.lateCancellation),
  failedOperation: oneOf(unrecorded.failedOperation),
  unauthorized: oneOf(unrecorded.unauthorized),
  forbiddenPurchase: oneOf(unrecorded.forbiddenPurchase),
  throttled: oneOf(unrecorded.throttled),
  unavailable: oneOf(unrecorded.unavailable),
  outOfStock: oneOf(unrecorded.outOfStock),
  earlySearchResult: oneOf(unrecorded.earlySearchResult),
  earlyPurchase: oneOf(unrecorded.earlyPurchase),
  updateNotOwned: oneOf(unrecorded.updateNotOwned),
  impossibleUpdate: oneOf(unrecorded.impossibleUpdate),
  pendingRelease: oneOf(unrecorded.pendingRelease),
  secondRelease: oneOf(unrecorded.secondRelease),
};

/** Adds the defaults to options that were checked. */
export function withDefaults(options: UnrecordedOptions): Unrecorded {
  return {
    beforePurchase: options.beforePurchase ?? unrecorded.beforePurchase[0],
    secondPurchase: options.secondPurchase ?? unrecorded.secondPurchase[0],
    expiredSearch: options.expiredSearch ?? unrecorded.expiredSearch[0],
    cancellation: options.cancellation ?? unrecorded.cancellation[0],
    lateCancellation: options.lateCancellation ?? unrecorded.lateCancellation[0],
    failedOperation: options.failedOperation ?? unrecorded.failedOperation[0],
    unauthorized: options.unauthorized ?? unrecorded.unauthorized[0],
    forbiddenPurchase: options.forbiddenPurchase ?? unrecorded.forbiddenPurchase[0],
    throttled: options.throttled ?? unrecorded.throttled[0],
    unavailable: options.unavailable ?? unrecorded.unavailable[0],
    outOfStock: options.outOfStock ?? unrecorded.outOfStock[0],
    earlySearchResult: options.earlySearchResult ?? unrecorded.earlySearchResult[0],
    earlyPurchase: options.earlyPurchase ?? unrecorded.earlyPurchase[0],
    updateNotOwned: options.updateNotOwned ?? unrecorded.updateNotOwned[0],
    impossibleUpdate: options.impossibleUpdate ?? unrecorded.impossibleUpdate[0],
    pendingRelease: options.pendingRelease ?? unrecorded.pendingRelease[0],
    secondRelease: options.secondRelease ?? unrecorded.secondRelease[0],
  };
}
