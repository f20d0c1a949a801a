import { type Contract, contractPath, type Operation, operationsOf } from '../contract.js';
import type { Diagnostic } from '../diagnostics.js';
import { duplicateMembers } from '../duplicate-members.js';
import { type Finding, finding } from '../finding.js';
import type { RecordedExchange, RecordedRequest } from '../recorded-exchange.js';
import { repeatedOnRead } from './repeated-parameters.js';
import type { Rule } from './rule.js';

/**
 * A request that breaks the contract is refused: whoever accepts one might buy what nobody asked for. A server that
 * breaks on it (500) has not refused it.
 */
export const refusal: Rule = {
  name: 'refusal',
  evidence: 'invalid-requests-are-refused',
  check({ exchange: { request, response }, operation, diagnostics }) {
    const faults = [
      ...diagnostics.request.filter(isOfOneValue(request)).map(({ message }) => message),
      ...repeatedNames(request),
      ...nullBody(request, operation),
    ];
    if (faults.length === 0 || isRefusal(response.status)) return [];
    const reasons = faults.slice(0, 10).join('; ');
    return [finding(refusal, 'status', `a refusal (4xx), because: ${reasons}`, response.status)];
  },
};

/** What a validator says of a parameter that a read has twice is that it is a list; `repeated-parameters` is about that. */
function isOfOneValue(request: RecordedRequest): (diagnostic: Diagnostic) => boolean {
  const repeated = repeatedOnRead(request);
  return ({ path: [part, name = ''] }) => part !== 'query' || !repeated.includes(name);
}

/** Which of two readers of one body take which of two values is anyone's guess (RFC 8259, section 4). */
function repeatedNames({ bytes, body }: RecordedRequest): string[] {
  if (bytes.length === 0 || typeof body === 'string') return [];
  const names = duplicateMembers(new TextDecoder().decode(bytes));
  return names.map((name) => `Request body has the property ${JSON.stringify(name)} twice`);
}

/** Where a body is optional, a validator treats null as none. To a merge patch, null means to remove everything (RFC 7396). */
function nullBody({ bytes, body }: RecordedRequest, { request: expected }: Operation): string[] {
  const isOptional = expected?.body !== undefined && expected.body.required !== true;
  return isOptional && bytes.length > 0 && body === null ? ['Request body must be an object, not null'] : [];
}

/**
 * The same for a method that the contract does not have for an action (`/availablePhoneNumbers/:purchase`): the Azure
 * REST API guidelines let actions be done by POST alone, and a GET that buys would buy whenever a link is followed.
 * `undefined` when the path is no action, so that the contract says nothing about the method.
 */
export function checkActionMethod(
  { request, response }: RecordedExchange,
  contract: Contract,
): Finding[] | undefined {
  const [action] = operationsOf(contract, contractPath(request.url));
  const isAction = action?.path.split('/').at(-1)?.startsWith(':') === true;
  if (!isAction || request.method === 'OPTIONS' || request.method === 'HEAD') return undefined;
  if (isRefusal(response.status)) return [];
  const expected = `a refusal (4xx), because an action is done by ${action.method.toUpperCase()} alone`;
  return [finding(refusal, 'status', expected, response.status)];
}

/** 429, 502, 503 and the like say nothing about the request; the server did not look at it. */
function isRefusal(status: number): boolean {
  return status >= 400 && status !== 500;
}
