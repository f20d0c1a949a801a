import { hasMarker } from './marker.js';

const marker = Symbol.for('@acs-contracts/phone-numbers-client/ContractViolationError');

/** What the error is made from. */
interface Violation {
  /** Method and path. */
  readonly request: string;
  readonly status: number;
  readonly expectedStatus: number;
  readonly missingHeaders: readonly string[];
  readonly operationId: string | undefined;
}

/**
 * The service answered with a success or a redirect that the contract does not promise: another status, or a 202 that
 * lacks a header. Whether the purchase was accepted is unknown; read its operation before anything else.
 */
export class ContractViolationError extends Error {
  override readonly name = 'ContractViolationError';
  /** Tells the errors of this package apart. */
  readonly code = 'contract-violation';
  /** The HTTP status that came; 0 for a redirect in a browser, which hides it. */
  readonly status: number;
  /** The promised headers that were absent or empty. */
  readonly missingHeaders: readonly string[];
  /** The id of the operation, when its header was there. */
  readonly operationId: string | undefined;
  readonly [marker] = true;

  constructor({ request, status, expectedStatus, missingHeaders, operationId }: Violation) {
    const came = status === expectedStatus ? `${status} without ${missingHeaders.join(', ')}` : `${status}`;
    super(`${request}: expected ${expectedStatus} with its headers, got ${came}`);
    this.status = status;
    this.missingHeaders = missingHeaders;
    this.operationId = operationId;
  }

  /** Tells whether a value is such an error, of this or another installed version of the package. */
  static isInstance(value: unknown): value is ContractViolationError {
    return hasMarker(value, marker);
  }
}
