import type { Contract } from './contract.js';
import type { Judge } from './diagnostics.js';
import { publishedPrismContract, readPrismContract } from './prism/prism-contract.js';
import { contractVersionFor, defaultVersion } from './published.js';

/** A contract with what checks exchanges against its document. */
export interface JudgingContract extends Contract {
  readonly judge: Judge;
}

/**
 * Returns the contract of an api-version as `@acs-contracts/spec` publishes it. Each is read once.
 *
 * @param apiVersion - the api-version, `2021-03-07` or `2025-06-01`
 * @throws RangeError when there is no contract of that version
 */
export async function publishedContract(apiVersion: string = defaultVersion): Promise<JudgingContract> {
  return publishedPrismContract(apiVersion);
}

/**
 * Returns the published contract that a request is judged by: the newest one that is not newer than the request's
 * `api-version`, and that of 2021-03-07 if the request has none.
 *
 * @param url - the absolute URL of the request
 */
export function contractFor(url: string): Promise<JudgingContract> {
  return publishedContract(contractVersionFor(new URL(url).searchParams.get('api-version')));
}

/**
 * Reads a bundled OpenAPI 3.0 document, and leaves it as it is.
 *
 * @throws whatever Prism throws for a document that it cannot read
 */
export async function readContract(document: object): Promise<JudgingContract> {
  return readPrismContract(document);
}
