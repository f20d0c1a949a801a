/** A connection that is being made for a request; the request ends it when it is given up. */
export interface Attempt {
  end: (reason: Error) => void;
}
