import type { IHttpOperation } from '@stoplight/types';

/** An operation of the contract, as Prism models it. */
export type Operation = IHttpOperation;

/** The operations that exchanges are held against. */
export interface Contract {
  readonly operations: readonly Operation[];
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
