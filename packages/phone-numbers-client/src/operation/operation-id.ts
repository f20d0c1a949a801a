import { InvalidArgumentError } from '../errors/invalid-argument-error.js';

/**
 * The id of the operation that a purchase of this search starts. It is known before anything is sent, which is why no
 * purchase can be lost.
 *
 * Source: the description of the purchase in the contract; recorded traffic of five releases of the service.
 */
export function operationIdOf(searchId: string): string {
  return `purchase_${searchId}`;
}

/**
 * Checks a search id: a text that is not empty, without control characters and halves of a surrogate pair, so that it
 * can be sent.
 *
 * @throws InvalidArgumentError when it is none
 */
export function checkSearchId(searchId: unknown): asserts searchId is string {
  if (typeof searchId !== 'string' || !/^[^\p{Cc}\p{Cs}]+$/u.test(searchId)) {
    throw new InvalidArgumentError(`searchId: expected a text, got ${JSON.stringify(searchId)}`);
  }
}

/** Whether two ids are the same one; a service may change the case of a GUID. */
export function isSameId(id: unknown, expected: string): boolean {
  return typeof id === 'string' && id.toLowerCase() === expected.toLowerCase();
}
