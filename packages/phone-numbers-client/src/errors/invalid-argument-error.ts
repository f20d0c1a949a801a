/**
 * What was given cannot be used: an endpoint, a connection string, a header or a search id that is none. It is refused
 * before anything is sent. Its message never holds a secret.
 */
export class InvalidArgumentError extends TypeError {
  readonly code = 'invalid-argument';
  /** What it was given for. */
  readonly phase = 'purchase';
  readonly outcome = 'not-sent';
}
