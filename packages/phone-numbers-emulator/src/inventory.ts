import type { Holdings } from './holdings.js';
import type { Stock } from './stock/stock.js';

/** Where all phone numbers of an emulator are: each is in one of the three. */
export interface Inventory {
  /** Those that a search can find. */
  readonly inStock: readonly string[];
  /** Those that a search holds, or that are being purchased. */
  readonly held: readonly string[];
  readonly owned: readonly string[];
}

/** Takes an inventory. */
export function inventoryOf(stock: readonly Stock[], holdings: Holdings): Inventory {
  const all = new Set(stock.flatMap(({ phoneNumbers }) => phoneNumbers));
  return {
    inStock: [...all].filter((phoneNumber) => holdings.isFree(phoneNumber)),
    held: holdings.held(),
    owned: holdings.owned().map(({ phoneNumber }) => phoneNumber),
  };
}
