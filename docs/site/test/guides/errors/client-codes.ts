import type { ClientError, PurchaseOutcome } from '@acs-contracts/phone-numbers-client';

/** What a reader has to know of a code. */
interface Described<Name extends string> {
  readonly errorClass: Name;
  readonly meaning: string;
  readonly next: string;
}

/** Every code of the client: the compiler refuses one that is missing, is unknown, or has another class. */
export const clientCodes: {
  readonly [E in ClientError as E['code']]: Described<E['name']>;
} = {
  'invalid-argument': {
    errorClass: 'InvalidArgumentError',
    meaning: 'An option or argument has the wrong type or value, or an unknown name. Nothing was sent.',
    next: 'Correct the argument that `error.argument` names.',
  },
  'credential-failed': {
    errorClass: 'CredentialError',
    meaning: 'The credential produced no token or signature, after three attempts.',
    next: 'Look at `error.cause`: it is what the credential threw.',
  },
  'credential-rejected': {
    errorClass: 'CredentialError',
    meaning: 'The service refused the credential with 401.',
    next: 'Check key, token and endpoint. If `error.clockSkewMs` is more than five minutes, set the clock of the machine.',
  },
  'claim-held': {
    errorClass: 'ClaimError',
    meaning:
      'Another process may purchase this search, and until the deadline no purchase of it could be read.',
    next: 'Call `client.purchase` again later: it looks first.',
  },
  'claim-failed': {
    errorClass: 'ClaimError',
    meaning: 'The store of claims threw, or did not answer. This process sent nothing.',
    next: 'Repair the store, then call `client.purchase` again.',
  },
  'lookup-refused': {
    errorClass: 'LookupRefusedError',
    meaning:
      'The read before the purchase does not tell whether the search was purchased before. Nothing was sent.',
    next: "Find out what the answer in `error.status` means. `existing: 'ignore'` purchases without this read, once you know that the search was not purchased.",
  },
  'request-refused': {
    errorClass: 'CommunicationRequestError',
    meaning: 'The service answered with an error status.',
    next: 'Read `error.communicationError`, and the [codes of the service](#codes-of-the-service). After 409, look the purchase up with `client.resume`.',
  },
  'contract-violation': {
    errorClass: 'ContractViolationError',
    meaning:
      'The answer is a success that the contract does not promise: another status, ids of another purchase, no operation.',
    next: 'Act on `error.outcome`. Then check the server with [`verify`](./verify.md), or [report the answer](./never-recorded.md).',
  },
  redirected: {
    errorClass: 'ContractViolationError',
    meaning: 'The answer is a redirect. It was not followed.',
    next: 'Check the endpoint: a gateway or a login page may answer in place of the service.',
  },
  'response-too-large': {
    errorClass: 'ContractViolationError',
    meaning: 'The body of the answer has more than 1 MiB.',
    next: 'Act on `error.outcome`, and check what answers at the endpoint.',
  },
  'connection-failed': {
    errorClass: 'ConnectionError',
    meaning: 'No response came, or it broke off.',
    next: 'With the outcome `not-sent`, call again. With `unknown`, continue with `client.resume({ searchId })`. `acs-phone-numbers doctor` checks the connection.',
  },
  'certificate-refused': {
    errorClass: 'ConnectionError',
    meaning: 'The server could not prove who it is. Nothing was sent.',
    next: 'Trust the certificate of an emulator with `NODE_EXTRA_CA_CERTS`. For the service, look for a proxy that opens TLS.',
  },
  'invalid-response': {
    errorClass: 'ConnectionError',
    meaning: 'The option `fetch` returned something that is no response.',
    next: 'Correct that function, and act on `error.outcome`.',
  },
  aborted: {
    errorClass: 'InterruptedError',
    meaning: 'Your signal was aborted. `error.cause` is its reason.',
    next: 'Act on `error.outcome`: an operation that was accepted goes on without you.',
  },
  'timed-out': {
    errorClass: 'InterruptedError',
    meaning: 'A request did not end within `timeoutMs`.',
    next: 'With the outcome `not-sent`, call again. With `unknown` or `accepted`, continue with `client.resume`.',
  },
  'still-running': {
    errorClass: 'InterruptedError',
    meaning: 'The operation has not ended within the time that you gave.',
    next: 'Wait on with the same handle, or with `client.resume` in any process.',
  },
  'operation-failed': {
    errorClass: 'OperationFailedError',
    meaning:
      'The operation has ended as `failed`. A purchase may have delivered some of the phone numbers all the same.',
    next: 'Look at `error.delivered` first: what it names is yours, and costs. If it is `undefined`, list what the resource owns. Then search again for the rest.',
  },
  'not-found': {
    errorClass: 'OperationNotFoundError',
    meaning: '`client.resume` looked for an operation that the service does not know.',
    next: 'Call `client.purchase` again, which looks first.',
  },
  'search-expired': {
    errorClass: 'SearchResultError',
    meaning: 'The search no longer holds its phone numbers. Nothing was bought.',
    next: 'Search again.',
  },
  'search-empty': {
    errorClass: 'SearchResultError',
    meaning: 'The search has found nothing.',
    next: 'Search in another area, for another type, or for fewer phone numbers. `error.reason` may say more.',
  },
  'search-failed': {
    errorClass: 'SearchResultError',
    meaning: 'The search has ended with an error, which is in `error.reason`.',
    next: 'Look the reason up in the [codes of the service](#codes-of-the-service).',
  },
  'search-changed': {
    errorClass: 'SearchResultError',
    meaning: 'The search holds other phone numbers than those that were agreed on. Nothing was bought.',
    next: 'Read the search result, decide again, and purchase with what it holds now; or search again.',
  },
  'cost-refused': {
    errorClass: 'SearchResultError',
    meaning:
      'The phone numbers cost more than `maxMonthlyCost`, or in a way that cannot be compared with it. Nothing was bought.',
    next: 'Decide again while the search holds them: `error.expiresInMs` says how long.',
  },
};

/** What each outcome says of the purchase, and what to do. */
export const outcomes: Readonly<
  Record<PurchaseOutcome, { readonly meaning: string; readonly next: string }>
> = {
  'not-sent': { meaning: 'The request has not left.', next: 'Call `client.purchase` again.' },
  rejected: {
    meaning: 'The service said no, before anything was done.',
    next: 'Correct what it names, then call `client.purchase` again.',
  },
  'not-found': {
    meaning: 'The service knows of no purchase.',
    next: 'Call `client.purchase` again: it looks first.',
  },
  unknown: {
    meaning: 'It may have been accepted.',
    next: '**Do not purchase again.** Call `client.resume({ searchId })`.',
  },
  accepted: {
    meaning: 'It was accepted.',
    next: '**Do not purchase again.** Call `client.resume({ searchId })`.',
  },
  failed: { meaning: 'It was accepted, and has failed.', next: 'Look at `error.delivered` first.' },
};
