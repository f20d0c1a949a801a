/** The resource that a candidate buys from. */
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
   * Makes what a program makes once; gives what it does for each purchase: one POST, and reads of the operation until
   * it has succeeded. Rejects when it has not.
   */
  connect(resource: Resource): (searchId: string) => Promise<void>;
}
