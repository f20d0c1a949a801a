import { getHttpOperationsFromSpec } from '@stoplight/prism-http/dist/utils/operations.js';
import type { Contract } from './contract.js';
import { contractVersionFor, defaultVersion, publishedDocument } from './published.js';

const published = new Map<string, Promise<Contract>>();

/**
 * Returns the contract of an api-version as `@acs-contracts/spec` publishes it. Each is read once.
 *
 * @param apiVersion - the api-version, `2021-03-07` or `2025-06-01`
 * @throws RangeError when there is no contract of that version
 */
export async function publishedContract(apiVersion: string = defaultVersion): Promise<Contract> {
  const known = published.get(apiVersion) ?? readContract(publishedDocument(apiVersion));
  published.set(apiVersion, known);
  return known;
}

/**
 * Returns the published contract that a request is judged by: the newest one that is not newer than the request's
 * `api-version`, and that of 2021-03-07 if the request has none.
 *
 * @param url - the absolute URL of the request
 */
export function contractFor(url: string): Promise<Contract> {
  return publishedContract(contractVersionFor(new URL(url).searchParams.get('api-version')));
}

/**
 * Reads a bundled OpenAPI 3.0 document, and leaves it as it is.
 *
 * @throws whatever Prism throws for a document that it cannot read
 */
export async function readContract(document: object): Promise<Contract> {
  // Prism follows `$ref`s in place.
  return { operations: await getHttpOperationsFromSpec(structuredClone(document)) };
}
