import type { CommunicationError } from '@acs-contracts/phone-numbers-types';

/**
 * An error with errors inside it, three deep in `details` and five deep in `innererror`. Built from the page's
 * definition: an error in either is a CommunicationError itself.
 */
export function errorTree(code: string, message: string): CommunicationError {
  return {
    code,
    message,
    target: 'searchid',
    details: [
      {
        code: 'AllNumbersNotAcquired',
        message: 'None of the phone numbers could be acquired.',
        target: 'phonenumbers',
        details: [
          {
            code: 'OutOfStock',
            message: 'The carrier no longer has the phone number.',
            target: 'phonenumber',
            details: [
              {
                code: 'ReservationExpired',
                message: 'The hold at the carrier is gone.',
                target: 'phonenumber',
              },
            ],
          },
        ],
      },
      { code: 'BillingUnavailable', message: 'The cost could not be settled.', target: 'cost' },
    ],
    innererror: chain([
      ['BadRequest', 'The purchase could not be completed.'],
      ['ProvisioningFailed', 'The phone number could not be provisioned.'],
      ['CarrierError', 'The carrier refused the order.'],
      ['OrderRejected', 'The order is not valid any more.'],
      ['ReservationExpired', 'The hold on the phone number is gone.'],
    ]),
  };
}

function chain(errors: readonly (readonly [code: string, message: string])[]): CommunicationError {
  const [[code, message] = ['InternalError', 'The cause is not known.'], ...rest] = errors;
  return rest.length === 0 ? { code, message } : { code, message, innererror: chain(rest) };
}
