import { invalid } from '../arguments/check.js';
import type { Secrets } from '../secrets/secrets.js';

/** An id that the contract permits: no character that a URL gives a meaning to, and never `.` or `..`. */
const searchIdPattern = /^[A-Za-z0-9_~-][A-Za-z0-9_.~-]{0,246}$/;

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * An id of an operation that the contract permits, and that is safe in a path. So is what follows its prefix, of which other
 * paths are made: it neither is empty nor begins with a dot.
 */
const operationIdPattern = /^(?![^_]*_(?:\.|$))[A-Za-z0-9_~-][A-Za-z0-9_.~-]{0,255}$/;

/** E.164, as the service lists phone numbers. */
const phoneNumberPattern = /^\+[1-9]\d{1,14}$/;

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
 * Checks and returns a search id: 1 to 247 letters, digits and `_.~-`, not beginning with a dot, as in the contract.
 *
 * @throws InvalidArgumentError if it is another value, the id of the operation of a search or of its purchase, or contains a secret of the client
 */
export function checkSearchId(searchId: unknown, secrets: Secrets): string {
  if (!isSearchId(searchId)) {
    throw invalid(
      'searchId',
      'a string of 1 to 247 letters, digits and _.~-, not beginning with a dot',
      searchId,
    );
  }
  if (/^(purchase|search)_/i.test(searchId)) {
    throw invalid(
      'searchId',
      'the id of a search, which is what follows the prefix of the operation',
      searchId,
    );
  }
  if (isCredential(searchId, secrets)) {
    throw invalid('searchId', 'the id of a search, not a credential', searchId);
  }
  return searchId;
}

/** Returns whether an id contains a secret of the client: ids go into errors, logs and paths. */
export function isCredential(id: string, secrets: Secrets): boolean {
  return !guid.test(id.slice(-36)) && secrets.isIn(id);
}

/**
 * Checks and returns the id of an operation: 1 to 256 letters, digits and `_.~-`, not beginning with a dot, and something
 * after its prefix that does not either.
 *
 * @throws InvalidArgumentError if it is another value, or contains a secret of the client
 */
export function checkOperationId(operationId: unknown, secrets: Secrets): string {
  if (!isOperationId(operationId) || isCredential(operationId, secrets)) {
    throw invalid(
      'operationId',
      'the id of an operation, such as search_ and the id of a search',
      operationId,
    );
  }
  return operationId;
}

/**
 * Returns whether a value can be the id of an operation; of the operations of a search, what follows the prefix is the id of
 * one.
 */
export function isOperationId(value: unknown): value is string {
  if (typeof value !== 'string' || !operationIdPattern.test(value)) return false;
  return !/^(purchase|search)_/.test(value) || isSearchId(value.replace(/^[^_]*_/, ''));
}

function isSearchId(value: unknown): value is string {
  return typeof value === 'string' && searchIdPattern.test(value);
}

/**
 * Checks and returns a phone number.
 *
 * @throws InvalidArgumentError if it is not E.164 with its plus sign
 */
export function checkPhoneNumber(phoneNumber: unknown): string {
  if (!isPhoneNumber(phoneNumber)) {
    throw invalid('phoneNumber', 'a phone number in E.164 format, such as +14255550123', phoneNumber);
  }
  return phoneNumber;
}

/** Returns whether a value is a phone number in E.164 format, with its plus sign. */
export function isPhoneNumber(value: unknown): value is string {
  return typeof value === 'string' && phoneNumberPattern.test(value);
}

/** Returns the same key for all spellings of one search: a GUID in lower case and with dashes, any other id as it is. */
export function keyOf(searchId: string): string {
  const dashed = searchId.replace(/^(.{8})(.{4})(.{4})(.{4})(?=.{12}$)/, '$1-$2-$3-$4-');
  return guid.test(dashed) ? dashed.toLowerCase() : searchId;
}

/** Returns whether two ids are the same one; the service may change the case of a GUID. */
export function isSameId(id: unknown, expected: string): boolean {
  return typeof id === 'string' && id.toLowerCase() === expected.toLowerCase();
}
