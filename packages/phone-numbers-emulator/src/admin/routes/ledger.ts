import { latest, listSchema } from '../latest.js';
import type { AdminRoute } from '../route.js';
import { arrayOf, phoneNumber, searchId, text, time, whole } from '../schemas.js';

const purchase = whole({
  searchId,
  operationId: text,
  phoneNumbers: arrayOf(phoneNumber),
  at: time,
});

/** The purchases that were accepted. */
export const ledgerRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/ledger',
    operationId: 'getLedger',
    summary: 'Every purchase that was accepted, in order. A search that was purchased twice is there twice.',
    hasLast: true,
    status: 200,
    answer: listSchema('purchases', purchase),
    handle: ({ store, last }) => {
      const { purchases } = store.ledger;
      return { total: purchases.length, purchases: latest(purchases, last) };
    },
  },
];
