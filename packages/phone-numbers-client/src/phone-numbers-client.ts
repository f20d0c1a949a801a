import type { ApiVersion, ApiVersions, DefaultApiVersion } from './base/api-versions.js';
import type { ChangeOptions } from './operation/change.js';
import type { ListOptions } from './operation/list.js';
import type { Purchase } from './operation/purchase-handle.js';
import type { PurchaseOptions } from './operation/purchase-options.js';
import type { Release } from './operation/release.js';
import type { Resume } from './operation/resume.js';
import type { Search, SearchOptions } from './operation/search.js';
import type { CapabilitiesUpdate, UpdateOptions } from './operation/update.js';
import type { Routes } from './routes.js';

/**
 * A client of the phone-numbers API.
 *
 * `GET`, `POST` and `DELETE` are openapi-fetch's: they resolve to `{ data, error, response }` whatever the status, and
 * reject with a `ClientError` if there is no response. Branch on `response.ok`, not on `error`: an error with an empty
 * body has none. They are authenticated and sent once.
 */
export interface PhoneNumbersClient<V extends ApiVersion = DefaultApiVersion> extends Routes<V> {
  /**
   * Searches for phone numbers to purchase, which the service then holds for about 16 minutes. Resolves as soon as the
   * service has accepted the search. Nothing is bought.
   *
   * A search that got lost is made again, at most twice; what a lost one has found stays held until it expires.
   *
   * @throws InvalidArgumentError if an option is invalid; nothing was sent
   * @throws ClientError of a request: CredentialError, CommunicationRequestError, ContractViolationError, ConnectionError
   *   or InterruptedError
   */
  search(options: SearchOptions<V>): Promise<Search<V>>;
  /**
   * Purchases all phone numbers that a search holds. Resolves as soon as the service has accepted the purchase, which
   * then continues as a long-running operation, or as soon as an operation of the same search is found. Waits for 2
   * minutes by default.
   *
   * At most one POST of a search leaves that may have been accepted, and whatever became of it can be found out with the
   * search id alone. Calls for one search at the same time share one purchase.
   *
   * @throws InvalidArgumentError if an option is invalid; nothing was sent
   * @throws ClientError whose `outcome` says whether a purchase was or may have been accepted: LookupRefusedError if the
   *   read before the purchase does not permit it, ClaimError if `claims` does not, CredentialError if the credential
   *   does not work, CommunicationRequestError if the service answered with an error (4xx, 5xx), ContractViolationError if
   *   it answered with anything but a 202, ConnectionError if no response came, InterruptedError if the signal was aborted
   *   or time ran out, OperationFailedError if an earlier attempt failed and delivered some of the phone numbers,
   *   SearchResultError if the search has expired, or costs more than `maxMonthlyCost`
   */
  purchase(options: PurchaseOptions<V>): Promise<Purchase<V>>;
  /**
   * Lists the phone numbers that the resource owns, page by page as they are wanted. A page is read for at most 2 minutes
   * by default. A link to a page that was read before ends the list.
   *
   * @throws InvalidArgumentError if an option is invalid
   * @throws ContractViolationError if a link to the next page leads somewhere else; it is not followed
   * @throws ClientError of a request
   * @example
   * for await (const { phoneNumber, cost } of client.phoneNumbers()) console.log(phoneNumber, cost);
   */
  phoneNumbers(options?: ListOptions): AsyncIterableIterator<ApiVersions[V]['purchasedPhoneNumber']>;
  /**
   * Changes what a phone number can do. Resolves as soon as the service has accepted the update, or as soon as the phone
   * number is found to have these capabilities after an unclear end. It is never sent again then.
   *
   * @throws InvalidArgumentError if an option is invalid; nothing was sent
   * @throws ClientError of a request, whose `outcome` says whether the update was or may have been accepted
   */
  updateCapabilities(options: UpdateOptions): Promise<CapabilitiesUpdate<V>>;
  /**
   * Returns a phone number to the service. Resolves as soon as the service has accepted the release, or as soon as the phone number is
   * found to be gone after an unclear end. It is never sent again then.
   *
   * @throws InvalidArgumentError if an option is invalid; nothing was sent
   * @throws ClientError of a request, whose `outcome` says whether the release was or may have been accepted
   */
  release(options: ChangeOptions): Promise<Release>;
  /**
   * Continues an operation that was started before, by any process: a purchase by the id of its search, every operation by
   * its own id, whose prefix says what the handle is. Sends nothing until the handle is used, and never purchases.
   *
   * @throws InvalidArgumentError if the id is invalid
   */
  readonly resume: Resume<V>;
}
