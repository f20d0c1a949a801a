/** The permission to purchase a search, which one process at a time has. */
export interface Claim {
  /**
   * Records that the purchase is about to be sent. It must be durable when it resolves, and throw if another process has
   * taken the claim over: then nothing is sent.
   */
  markSent(): Promise<void>;
  /**
   * Gives the claim back, after a purchase that was not sent, or was rejected. It must leave the claim of another owner alone: its
   * lease may have run out, and another process may have taken it over.
   */
  release(): Promise<void>;
}

/** What a store says about a claim. */
export interface ClaimState {
  /**
   * `granted`: this process may purchase. `held`: another process may be about to. `sent`: another process has recorded
   * that it sent the purchase.
   */
  readonly state: 'granted' | 'held' | 'sent';
  /** When the purchase was recorded as sent; with `sent`. */
  readonly sentAt?: Date | undefined;
  /** With `granted`; with `sent` it allows the purchase to be sent once more, see the option `resendAfterMs`. */
  readonly claim?: Claim | undefined;
}

/**
 * A store of claims that several processes or machines share, such as a table of a database. The order of a purchase is
 * `acquire`, read, `markSent`, POST.
 */
export interface PurchaseClaims {
  /**
   * Inserts a claim atomically, or takes over one whose lease ran out before it was marked as sent; a claim that was
   * marked as sent never expires.
   *
   * @param searchId the search: a GUID in lower case and with dashes, however the caller wrote it; any other id as it is
   */
  acquire(searchId: string, options: { readonly signal: AbortSignal }): Promise<ClaimState>;
}
