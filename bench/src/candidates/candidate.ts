/** The resource that a candidate purchases from. */
interface Resource {
  /** An origin. */
  readonly endpoint: string;
  /** Base64. */
  readonly accessKey: string;
}

/** A way to purchase phone numbers. */
export interface Candidate {
  readonly name: string;
  /**
   * Creates what a program creates once. Returns the function that it calls for each purchase, which resolves once a
   * read of the operation has returned `succeeded`, and rejects if the purchase fails.
   */
  connect(resource: Resource): (searchId: string) => Promise<void>;
}

/** Candidates that send the same requests for a purchase, or the measurements of each. */
export interface Comparison<T> {
  /** The requests of a purchase, in order. */
  readonly requests: readonly string[];
  /** Raw `fetch` first, which the others are compared with; then the client of this repository, then others. */
  readonly entries: readonly T[];
}
