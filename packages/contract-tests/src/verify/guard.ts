import { contractPath } from '../contract.js';
import type { ExchangeRequest } from '../exchange.js';
import { normalPath } from '../url.js';
import { fictitiousNumber } from './fictitious-number.js';
import type { Fixtures } from './fixtures.js';
import type { PurchaseLog } from './purchase-log.js';

/** What the guard has to know. */
export interface GuardOptions {
  readonly fixtures: Fixtures;
  readonly allowPurchase: boolean;
  readonly purchases: PurchaseLog;
}

/**
 * Creates the last check before a request leaves: nothing that names a search of the fixtures or of this run goes to
 * `:purchase` unless purchases are allowed, and no phone number is changed or released that this run has not bought. It is there
 * for mistakes of scenarios, whatever fixtures and answers say.
 */
export function guardPurchases({
  fixtures,
  allowPurchase,
  purchases,
}: GuardOptions): (request: ExchangeRequest) => void {
  const { phoneNumber: _, ...searches } = fixtures;
  const ids = Object.values(searches).flatMap((id: string | undefined) => id?.toLowerCase() ?? []);
  return (request) => {
    guardNumbers(request, purchases);
    const { method, url, body } = request;
    if (allowPurchase || !contractPath(url).toLowerCase().includes('purchase')) return;
    if (method === 'GET' && contractPath(url).startsWith('/phoneNumbers/operations/')) return;
    const text = `${url} ${new TextDecoder().decode(body)}`.toLowerCase();
    if ([...ids, ...purchases.searches()].some((id) => text.includes(id))) {
      throw new Error('a request that could buy a search must not be sent: purchases are not allowed');
    }
  };
}

/** A number that nobody has can be named: nothing can happen to it. */
function guardNumbers({ method, url }: ExchangeRequest, purchases: PurchaseLog): void {
  const [, number] = /^\/phoneNumbers\/([^/]+)(?:\/capabilities)?$/i.exec(normalPath(url)) ?? [];
  if (number === undefined || !['DELETE', 'PATCH'].includes(method)) return;
  if (number === fictitiousNumber || purchases.isOwn(number)) return;
  throw new Error(`a ${method} of a phone number that this run has not bought must not be sent`);
}
