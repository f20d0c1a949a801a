import type { KnownOperationStatus } from '@acs-contracts/phone-numbers-types';
import type { Answer } from '../answer.js';
import { error } from '../content.js';
import { methodNotAllowed, notFound } from '../refusals.js';
import type { Unrecorded } from './choices.js';

/** The refusal of the cancellation of a pending operation; nothing when it is a 204. */
export function refuseCancellation(
  choice: Unrecorded['cancellation'],
  id: string,
  url: URL,
): Answer | undefined {
  const message = `The operation ${id} cannot be canceled.`;
  switch (choice) {
    case 'failed':
    case 'canceled':
    case 'gone':
    case 'ignored':
      return undefined;
    case '400':
      return error(400, { code: 'BadRequest', message, target: 'operationid' });
    case '404':
      return notFound('operationId', id);
    case '405':
      return methodNotAllowed(url, 'DELETE', ['GET']);
    case '409':
      return error(409, { code: 'Conflict', message, target: 'operationid' });
  }
}

/** The refusal of the cancellation of an operation that has ended; nothing when it is a 204. */
export function refuseLateCancellation(
  choice: Unrecorded['lateCancellation'],
  id: string,
  status: KnownOperationStatus,
): Answer | undefined {
  const message = `The operation ${id} has ended (${status}) and cannot be cancelled.`;
  switch (choice) {
    case '204':
      return undefined;
    case '400':
      return error(400, { code: 'BadRequest', message, target: 'operationid' });
    case '404':
      return notFound('operationId', id);
    case '409':
      return error(409, { code: 'Conflict', message, target: 'operationid' });
  }
}
