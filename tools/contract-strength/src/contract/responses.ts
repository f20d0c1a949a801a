import type { Route } from '@acs-contracts/phone-numbers-emulator';
import { type Document, methods, type Operation, type Response, resolve, type Schema } from './document.js';

/** A header as a response declares it. */
export interface DeclaredHeader {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  /** A value that conforms. */
  readonly example: string;
}

/** One response of one operation. */
export interface DeclaredResponse {
  /** The contract that declares it. */
  readonly document: Document;
  readonly route: Route;
  /** In capitals. */
  readonly method: string;
  /** As the document writes it, with parameters in braces. */
  readonly path: string;
  /** As the document writes it: `202`, `default`. */
  readonly status: string;
  readonly headers: readonly DeclaredHeader[];
  /** The body; absent where none is declared. */
  readonly content?: {
    readonly mediaType: string;
    readonly schema: Schema;
    /** Bodies that conform: the named examples. */
    readonly examples: readonly unknown[];
  };
}

/** The names that the emulator has for the operations of the contract. */
const routes: Readonly<Record<string, Route>> = {
  PhoneNumbers_PurchasePhoneNumbers: 'purchase',
  PhoneNumbers_GetOperation: 'getOperation',
  PhoneNumbers_CancelOperation: 'cancelOperation',
  PhoneNumbers_GetSearchResult: 'getSearchResult',
  PhoneNumbers_GetByNumber: 'getPhoneNumber',
  PhoneNumbers_ListPhoneNumbers: 'listPhoneNumbers',
  PhoneNumbers_SearchAvailablePhoneNumbers: 'search',
  PhoneNumbers_UpdateCapabilities: 'updateCapabilities',
  PhoneNumbers_ReleasePhoneNumber: 'releasePhoneNumber',
};

/** Every response of every operation, in the order of the document. */
export function declaredResponses(document: Document): DeclaredResponse[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    methods.flatMap((method) => {
      const operation = operations[method];
      return operation === undefined ? [] : responsesOf(operation, method.toUpperCase(), path, document);
    }),
  );
}

function responsesOf(
  operation: Operation,
  method: string,
  path: string,
  document: Document,
): DeclaredResponse[] {
  const route = routes[operation.operationId];
  if (route === undefined) throw new RangeError(`expected a route for ${operation.operationId}, found none`);
  return Object.entries(operation.responses).map(([status, reference]) => {
    const response = resolve(reference, document.components.responses);
    const headers = headersOf(response, document);
    return { document, route, method, path, status, headers, ...contentOf(response, document) };
  });
}

function headersOf({ headers = {} }: Response, { components }: Document): DeclaredHeader[] {
  return Object.entries(headers).map(([name, reference]) => {
    const { required = false, schema = {}, examples = {} } = resolve(reference, components.headers);
    const example = Object.values(examples)[0]?.value;
    if (example === undefined) throw new RangeError(`expected an example of the header ${name}, found none`);
    return { name, required, schema, example };
  });
}

function contentOf({ content = {} }: Response, { components }: Document): Pick<DeclaredResponse, 'content'> {
  const [entry] = Object.entries(content);
  if (entry === undefined) return {};
  const [mediaType, { schema, examples = {} }] = entry;
  const values = Object.values(examples).map((example) => resolve(example, components.examples).value);
  return { content: { mediaType, schema, examples: values } };
}
