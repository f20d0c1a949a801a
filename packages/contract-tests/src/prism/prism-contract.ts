import { getHttpOperationsFromSpec } from '@stoplight/prism-http/dist/utils/operations.js';
import type { IHttpOperation } from '@stoplight/types';
import type { Judge } from '../diagnostics.js';
import { publishedDocument } from '../published.js';
import { createJudge } from './engine.js';

/** A contract as Prism models it, and Prism as its judge. */
export interface PrismContract {
  readonly operations: readonly IHttpOperation[];
  readonly judge: Judge;
}

/**
 * Reads a bundled OpenAPI 3.0 document, and leaves it as it is.
 *
 * @throws whatever Prism throws for a document that it cannot read
 */
export async function readPrismContract(document: object): Promise<PrismContract> {
  // Prism follows `$ref`s in place.
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  return { operations, judge: createJudge(operations) };
}

const published = new Map<string, Promise<PrismContract>>();

/**
 * Returns the contract of an api-version as `@acs-contracts/spec` publishes it. Each is read once.
 *
 * @throws RangeError when there is no contract of that version
 */
export async function publishedPrismContract(apiVersion: string): Promise<PrismContract> {
  const known = published.get(apiVersion) ?? readPrismContract(publishedDocument(apiVersion));
  published.set(apiVersion, known);
  return known;
}
