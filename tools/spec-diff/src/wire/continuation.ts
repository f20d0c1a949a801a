import { type JsonObject, member } from '../json.js';

/**
 * How a call of an operation goes on after its first answer, as Azure's extensions say it: not at all, by polling
 * (`x-ms-long-running-operation`, with the place to read the result from), or by following links to further pages
 * (`x-ms-pageable`, with the member that holds the link).
 */
export type Continuation = string | undefined;

/** Reads how calls of an operation go on. */
export function readContinuation(method: string, operation: JsonObject): Continuation {
  if (operation['x-ms-long-running-operation'] === true) {
    const via = member(operation['x-ms-long-running-operation-options'], 'final-state-via');
    // The default of autorest's x-ms-long-running-operation-options.
    const result = typeof via === 'string' ? via : method === 'put' ? 'original-uri' : 'location';
    return `the client polls until the operation has ended, and reads the result by ${result}`;
  }
  const pageable = operation['x-ms-pageable'];
  if (pageable === undefined) return undefined;
  const link = member(pageable, 'nextLinkName');
  return typeof link === 'string' ? `the client reads the next page from ${link}` : undefined;
}
