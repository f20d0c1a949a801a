/** An operation of the contract, as far as rules and judges look at it. */
export interface Operation {
  /** Its `operationId`. */
  readonly iid?: string;
  readonly method: string;
  /** With its parameters in braces: `/phoneNumbers/{phoneNumber}`. */
  readonly path: string;
  readonly request?: OperationRequest;
  readonly responses: readonly OperationResponse[];
}

/** What the requests of an operation have. */
export interface OperationRequest {
  readonly path?: readonly OperationParameter[];
  readonly query?: readonly OperationParameter[];
  readonly body?: OperationBody;
}

/** The body that the requests of an operation have. */
export interface OperationBody {
  readonly required?: boolean;
  readonly contents?: readonly OperationContent[];
}

/** A response that an operation declares. */
export interface OperationResponse {
  /** Its status, or `default`. */
  readonly code: string;
  readonly headers?: readonly OperationParameter[];
  readonly contents?: readonly OperationContent[];
}

/** A parameter of a path or a query, or a header. */
export interface OperationParameter {
  readonly name: string;
  readonly required?: boolean;
  /** A JSON Schema. */
  readonly schema?: object;
}

/** A form that a body may have. */
export interface OperationContent {
  readonly mediaType: string;
  /** A JSON Schema. */
  readonly schema?: object;
}

/** The operations that exchanges are held against. */
export interface Contract {
  readonly operations: readonly Operation[];
}

/**
 * The path of a request as the contract writes paths. The page's own sample doubles the first slash, and the service
 * takes it, so slashes at the start count as one.
 */
export function contractPath(url: string | URL): string {
  const { pathname } = typeof url === 'string' ? new URL(url) : url;
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
