import type { Answer } from '../answer.js';
import { error } from '../content.js';

/** An answer of the admin routes to a request that they refuse: what was expected and what was received. */
export function problem(
  status: number,
  code: string,
  message: string,
  headers: Answer['headers'] = [],
): Answer {
  return error(status, { code, message }, headers);
}

/** Thrown by an admin route for a request that it refuses. Nothing has changed. */
export class AdminRefusal extends Error {
  override readonly name = 'AdminRefusal';

  constructor(readonly answer: Answer) {
    super(`refused with ${answer.status}`);
  }
}
