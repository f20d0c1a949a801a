import { readFile } from 'node:fs/promises';
import { Tree } from '../tree.js';

/** A response that the contract declares. */
interface DeclaredResponse {
  readonly status: string;
  /** The first sentence of its description. */
  readonly meaning: string;
  /** Whether what became of the request is unknown after it. */
  readonly isUnclear: boolean;
  /** The headers that it always has. */
  readonly headers: readonly string[];
}

/** An operation of the contract. */
export interface DeclaredOperation {
  readonly method: string;
  readonly path: string;
  readonly responses: readonly DeclaredResponse[];
}

/** What the contract says of the life of a purchase. */
export interface PurchaseLife {
  readonly search: DeclaredOperation;
  readonly searchResult: DeclaredOperation;
  readonly purchase: DeclaredOperation;
  readonly operation: DeclaredOperation;
  readonly cancellation: DeclaredOperation;
  /** The statuses of an operation that are known, and do not end it. */
  readonly pending: readonly string[];
  /** Those that end it. */
  readonly ended: readonly string[];
}

const bundled = new URL('../../../../../spec/generated/openapi.json', import.meta.url);

/** Reads the life of a purchase from the contract. */
export async function readLife(): Promise<PurchaseLife> {
  const document = new Tree(JSON.parse(await readFile(bundled, 'utf8')));
  const operation = (id: string) => findOperation(document, id);
  const statuses = document.at('components', 'schemas', 'KnownOperationStatus');
  // "Of these, `succeeded` and `failed` end it."
  const ended = [
    ...statuses
      .at('description')
      .text()
      .matchAll(/`(\w+)`/g),
  ].map(([, name = '']) => name);
  const known = statuses
    .at('enum')
    .values()
    .map((value) => value.text());
  return {
    search: operation('PhoneNumbers_SearchAvailablePhoneNumbers'),
    searchResult: operation('PhoneNumbers_GetSearchResult'),
    purchase: operation('PhoneNumbers_PurchasePhoneNumbers'),
    operation: operation('PhoneNumbers_GetOperation'),
    cancellation: operation('PhoneNumbers_CancelOperation'),
    pending: known.filter((status) => !ended.includes(status)),
    ended,
  };
}

function findOperation(document: Tree, id: string): DeclaredOperation {
  for (const [path, item] of document.at('paths').entries()) {
    for (const [method, operation] of item.entries()) {
      if (operation.at('operationId').text() === id) {
        return { method: method.toUpperCase(), path, responses: responsesOf(operation) };
      }
    }
  }
  throw new Error(`the contract has no operation ${id}`);
}

function responsesOf(operation: Tree): DeclaredResponse[] {
  return operation
    .at('responses')
    .entries()
    .map(([status, response]) => {
      const description = response.at('description').text();
      return {
        status,
        meaning: description.replace(/(?<=[.;:]) .*$/s, '').replace(/[;:]$/, '.'),
        isUnclear: description.includes('is unknown'),
        headers: response
          .at('headers')
          .entries()
          .filter(([, header]) => header.at('required').isTrue())
          .map(([name]) => name),
      };
    });
}
