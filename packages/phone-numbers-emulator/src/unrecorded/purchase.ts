import type { Answer } from '../answer.js';
import { empty, error, json } from '../content.js';
import { invalidInput, notFound } from '../refusals.js';
import { operationResource, purchaseView } from '../resources.js';
import type { Search } from '../search.js';
import type { Unrecorded } from './choices.js';

/** The answer to a read of the operation of a search that was not purchased. */
export function beforePurchase(choice: Unrecorded['beforePurchase'], search: Search, id: string): Answer {
  switch (choice) {
    case '404':
      return notFound('operationId', id);
    case 'empty404':
      return empty(404);
    case 'notStarted':
      return json(200, operationResource(purchaseView(search), 'notStarted'));
    case '400':
      return invalidInput(`The search ${search.searchId} was not purchased.`, 'operationid');
    case '403':
      return error(403, {
        code: 'Forbidden',
        message: 'The credential is not allowed to read the operation.',
      });
  }
}

/** The refusal of a second purchase of a search; nothing when it is a 202. */
export function refuseSecondPurchase(
  choice: Unrecorded['secondPurchase'],
  searchId: string,
): Answer | undefined {
  const message = `The search ${searchId} was purchased before.`;
  switch (choice) {
    case 'accepted':
    case 'sameOperation':
      return undefined;
    case '400':
      return invalidInput(message, 'searchid');
    case '404':
      return notFound('searchId', searchId);
    case '409':
      return error(409, { code: 'Conflict', message, target: 'searchid' });
  }
}

/** The refusal of a purchase whose search has expired; nothing when it is a 202. */
export function refuseExpired(choice: Unrecorded['expiredSearch'], searchId: string): Answer | undefined {
  // The code is one of those that a search result may have.
  const expired = (status: number) =>
    error(status, {
      code: 'ReservationExpired',
      message: `The search ${searchId} has expired. Its phone numbers are no longer held.`,
      target: 'searchid',
    });
  switch (choice) {
    case '400':
      return expired(400);
    case '409':
      return expired(409);
    case '410':
      return expired(410);
    case '404':
    // The store no longer finds a search that is forgotten, unless it was purchased before.
    case 'forgotten':
      return notFound('searchId', searchId);
    case 'fails':
    case 'accepted':
      return undefined;
  }
}
