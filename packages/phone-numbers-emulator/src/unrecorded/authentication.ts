import type { Answer } from '../answer.js';
import { empty, error, page } from '../content.js';
import type { Unrecorded } from './choices.js';

/** The answer to a request that is not authenticated. Users see this code and message on this API. */
export function unauthorized(choice: Unrecorded['unauthorized'], reason: string): Answer {
  switch (choice) {
    case '401':
      return error(401, { code: 'Denied', message: reason }, [['WWW-Authenticate', 'HMAC-SHA256, Bearer']]);
    case 'noChallenge401':
      return error(401, { code: 'Denied', message: reason });
    case 'empty401':
      return empty(401);
    case 'html401':
      return page(401, 'Unauthorized');
    case '403':
      return error(403, { code: 'Denied', message: reason });
  }
}

/** The answer to a purchase by a credential that may read and not buy; nothing when it may buy. */
export function forbiddenPurchase(choice: Unrecorded['forbiddenPurchase']): Answer | undefined {
  switch (choice) {
    case 'never':
      return undefined;
    case '403':
      return error(403, {
        code: 'Forbidden',
        message: 'The credential is not allowed to purchase phone numbers.',
      });
    case 'empty403':
      return empty(403);
    case 'html403':
      return page(403, 'Forbidden');
  }
}
