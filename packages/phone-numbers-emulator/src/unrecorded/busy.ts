import type { Answer } from '../answer.js';
import { empty, error, page } from '../content.js';
import type { Unrecorded } from './choices.js';

/** The 429 of a purchase. JSON bodies and `Retry-After` follow the Azure REST API guidelines. */
export function throttled(choice: Unrecorded['throttled'], now: Date): Answer {
  const message = 'Too many requests. Please wait before sending another one.';
  const wait = (...headers: Answer['headers']) => error(429, { code: 'TooManyRequests', message }, headers);
  switch (choice) {
    case 'retryAfterSeconds':
      return wait(['Retry-After', '1']);
    case 'retryAfterDate':
      return wait(['Retry-After', new Date(now.getTime() + 1_000).toUTCString()]);
    case 'retryAfterMs':
      return wait(['retry-after-ms', '1000'], ['x-ms-retry-after-ms', '1000']);
    case 'noRetryAfter':
      return wait();
    case 'empty429':
      return empty(429);
    case 'html429':
      return page(429, 'Too Many Requests');
  }
}

/** The 5xx of a purchase. JSON bodies and `Retry-After` follow the Azure REST API guidelines. */
export function unavailable(choice: Unrecorded['unavailable']): Answer {
  switch (choice) {
    case '503':
      return error(
        503,
        {
          code: 'ServiceUnavailable',
          message: 'The service is temporarily unavailable. Please try again later.',
        },
        [['Retry-After', '1']],
      );
    case 'html503':
      return page(503, 'Service Temporarily Unavailable');
    case '500':
    case 'accepted500':
      return error(500, { code: 'InternalServerError', message: 'An internal error has occurred.' });
    case 'empty500':
      return empty(500);
    case 'html502':
      return page(502, 'Bad Gateway');
    case 'empty504':
    case 'accepted504':
      return empty(504);
  }
}

/** Whether the purchase was accepted all the same: only its answer was lost. */
export function isAccepted(choice: Unrecorded['unavailable']): boolean {
  return choice === 'accepted500' || choice === 'accepted504';
}
