import type { Answer } from '../answer.js';
import { empty, error } from '../content.js';
import { internalError, notFound, notOwnedRelease } from '../refusals.js';
import type { Unrecorded } from './choices.js';

/** The refusal of an update of a phone number that the resource does not own: recorded in three forms over the years. */
export function refuseUpdateOfNotOwned(choice: Unrecorded['updateNotOwned']): Answer {
  switch (choice) {
    case '403': {
      const message = 'Phone number not owned by this resource.';
      return error(403, { code: 'InsufficientPermissions', message, target: 'phonenumber' });
    }
    case '404':
      return internalError(404);
    case 'empty404':
      return empty(404);
  }
}

/** The refusal of capabilities that the plan of a phone number does not permit; nothing when it is a 202. */
export function refuseImpossibleUpdate(choice: Unrecorded['impossibleUpdate']): Answer | undefined {
  switch (choice) {
    case 'failed':
      return undefined;
    case '400':
      return internalError(400, 'The plan of the phone number does not permit the capabilities.');
  }
}

/** The refusal of the release of a phone number that is being released; nothing when it is a 202. */
export function refuseSecondRelease(
  choice: Unrecorded['secondRelease'],
  phoneNumber: string,
): Answer | undefined {
  switch (choice) {
    case 'accepted':
      return undefined;
    case '400':
      return notOwnedRelease(phoneNumber);
    case '404':
      return notFound('phoneNumber', phoneNumber);
    case '409':
      return error(409, {
        code: 'Conflict',
        message: `The phone number ${phoneNumber} is being released.`,
        target: 'phonenumber',
      });
  }
}
