/** What a reader has to know of a code of the service. */
export interface ServiceCode {
  readonly meaning: string;
  readonly next: string;
}

const askSupport = 'Ask Azure support, with `error.correlationVector`.';
const searchAgain = 'Search again.';

/** Every code that the contract names, in its examples or its enum. A test demands that none is missing or left over. */
export const serviceCodes: Readonly<Record<string, ServiceCode>> = {
  AllNumbersNotAcquired: {
    meaning: 'None of the phone numbers could be acquired.',
    next: searchAgain,
  },
  AuthorizationDenied: {
    meaning: 'The resource or its subscription may not do this.',
    next: 'Check whether the subscription may buy phone numbers of this country and type. Then ask Azure support.',
  },
  BadRequest: {
    meaning:
      'The request cannot be carried out as it stands. Recorded for a purchase without the agreement not to resell, and inside of `InternalError` for a search that no plan matches, an invalid phone number, and one that is not owned.',
    next: 'Read the message. With `isAgreementToNotResellRequired`, purchase with `agreeToNotResell: true` (api-version 2025-06-01).',
  },
  BillingUnavailable: {
    meaning: 'The cost could not be settled.',
    next: 'Look up whether the purchase has delivered something. Then search and buy again later.',
  },
  Denied: {
    meaning: 'The credential is missing, wrong or out of date, or the request was changed on its way.',
    next: 'Check the key, and that it belongs to the endpoint. Set the clock. Look for a proxy that changes bodies or hosts.',
  },
  InsufficientPermissions: {
    meaning: 'The resource may not do this: recorded for the update of a phone number that it does not own.',
    next: 'List what the resource owns, and compare. Check that the connection string is that of the right resource.',
  },
  InternalError: {
    meaning:
      'Another part of the service has refused or failed. Also comes with 400 and 404, and then says nothing of a fault of the service.',
    next: 'Read the innermost `innererror`: it has the cause. The message of the error ends with it.',
  },
  InvalidAddress: {
    meaning: 'The address that belongs to the resource is not accepted.',
    next: 'Correct it in the Azure portal.',
  },
  InvalidInput: {
    meaning: 'A value of the request is missing or cannot be read. `target` names it, in lower case.',
    next: 'Correct the value that `target` names.',
  },
  InvalidOfferModel: {
    meaning: 'The offer of this phone number cannot be bought by this subscription.',
    next: askSupport,
  },
  MissingAddress: {
    meaning: 'This kind of phone number needs an address.',
    next: 'Add one in the Azure portal, then search again.',
  },
  NoError: { meaning: 'Nothing went wrong.', next: 'Nothing.' },
  NoWallet: { meaning: 'There is nothing to pay with.', next: 'Set up billing of the subscription.' },
  NotEnoughCredit: {
    meaning: 'The credit of the subscription is used up.',
    next: 'Add credit, or another way to pay.',
  },
  NotEnoughLicenses: { meaning: 'The subscription has not enough licenses.', next: askSupport },
  NotFound: {
    meaning:
      'What `target` names does not exist: a search, an operation, or a phone number that the resource does not own.',
    next: 'Check the id. A search that expired long ago may read like this, too: search again.',
  },
  NumbersPartiallyAcquired: {
    meaning: 'Some of the phone numbers were bought, and others not.',
    next: '`error.delivered` names those that are yours now. Search for the rest, or release them.',
  },
  OutOfStock: {
    meaning: 'There are not enough phone numbers of this kind.',
    next: 'Search in another area, for another type, or for fewer.',
  },
  ProvisioningFailed: {
    meaning: 'The phone number could not be set up.',
    next: `Look at what the resource owns. ${askSupport}`,
  },
  PurchaseFailed: {
    meaning: 'The purchase has failed.',
    next: 'Look at `error.delivered`, and at the errors inside for the cause.',
  },
  ReservationExpired: { meaning: 'The search no longer holds its phone numbers.', next: searchAgain },
  ServiceUnavailable: {
    meaning: 'The service is unavailable. Whether a purchase went through is unknown.',
    next: 'Read the operation; the client does, and then says what it knows.',
  },
  TooManyRequests: {
    meaning: 'Too many requests. This one was not carried out.',
    next: 'Wait as long as `error.retryAfterMs` says. The client has already repeated it three times.',
  },
  UnknownErrorCode: { meaning: 'An error that the service has no word for.', next: askSupport },
  UnknownSearchError: {
    meaning: 'A search failed, and the service does not say why.',
    next: `${searchAgain} If that fails, ask Azure support.`,
  },
  UnsupportedApiVersion: {
    meaning: 'The api-version is not one that the service has for this route and method.',
    next: 'Use an api-version that the client names, and check method and path.',
  },
};
