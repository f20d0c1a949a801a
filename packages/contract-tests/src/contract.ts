import { getHttpOperationsFromSpec } from '@stoplight/prism-http';
import type { IHttpOperation } from '@stoplight/types';
import { contractVersionFor, defaultVersion, publishedDocument } from './published.js';

/** An operation of the contract, as Prism models it. */
export type Operation = IHttpOperation;

/** The operations that exchanges are held against. */
export interface Contract {
  readonly operations: readonly Operation[];
}

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

/**
 * The path of a request as the contract writes paths. The page's own sample doubles the first slash, and the service
 * takes it, so slashes at the start count as one.
 */
export function contractPath(url: string): string {
  const { pathname } = new URL(url);
  return pathname.replace(/^\/{2,}/, '/');
}

/** The operation that a request is for, or `undefined` when the contract describes no such route. */
export function findOperation(contract: Contract, method: string, path: string): Operation | undefined {
  return operationsOf(contract, path).find(
    (operation) => operation.method.toLowerCase() === method.toLowerCase(),
  );
}

/** The operations on a path, in any method; those of a literal path go before those of a template that takes it, too. */
export function operationsOf({ operations }: Contract, path: string): Operation[] {
  const segments = path.split('/').map(decodeSegment);
  const matching = operations.filter((operation) => matches(operation.path, segments));
  return [false, true].flatMap((isTemplate) =>
    matching.filter((operation) => operation.path.includes('{') === isTemplate),
  );
}

function matches(template: string, segments: readonly string[]): boolean {
  const parts = template.split('/');
  return (
    parts.length === segments.length &&
    parts.every((part, index) => (part.startsWith('{') ? segments[index] !== '' : part === segments[index]))
  );
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // not percent-encoding: the route is looked for as it stands
  }
}
