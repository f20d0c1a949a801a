import { errorTree } from '../../error-tree.js';
import { notFound } from '../../refusals.js';
import { timestamp } from '../../timestamp.js';
import { otherId } from '../context.js';
import { instead, json } from '../edits.js';
import { membersOf, set } from '../json.js';
import { violationsOf } from '../violation.js';
import { onLaterPurchaseRead, onPurchaseRead, onPurchaseReadAgain, when } from '../when.js';

/** The operation is not there (any more). */
const gone = onPurchaseRead(instead(({ operation }) => notFound('operationId', operation?.id ?? '')));

/** What is wrong with an operation from one read to the next. */
export const lifeCycleViolations = violationsOf('operation', [
  ['O39', 'lro', 'succeeded goes back to running', onPurchaseReadAgain(json(set('status', 'running')))],
  [
    'O40',
    'lro',
    'succeeded flips to failed',
    onPurchaseReadAgain(
      json((value) => ({
        ...membersOf(value),
        status: 'failed',
        error: errorTree('PurchaseFailed', 'The purchase of the phone numbers failed.'),
      })),
    ),
  ],
  [
    'O41',
    'lro',
    'operation vanishes (404) between two polls',
    when((_answer, { operation }) => operation?.polls === 2, gone),
  ],
  ['O43', 'lro', 'id changes between polls', onLaterPurchaseRead(json(set('id', `purchase_${otherId}`)))],
  [
    'O45',
    'lro',
    'operationType changes between polls',
    onLaterPurchaseRead(json(set('operationType', 'reservationPurchase'))),
  ],
  [
    'O46',
    'lro',
    'lastActionDateTime goes backwards between polls',
    onPurchaseRead(
      json((value, { operation, now }) => {
        const minutes = operation?.polls ?? 0;
        const lastActionDateTime = timestamp(new Date(now.getTime() - minutes * 60_000));
        return { ...membersOf(value), lastActionDateTime };
      }),
    ),
  ],
]);
