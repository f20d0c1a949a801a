import type { Operation } from './contract.js';

/** What each operation of the contract is called here, by its `operationId`: no other file spells these. */
const names = {
  PhoneNumbers_PurchasePhoneNumbers: 'purchase',
  PhoneNumbers_SearchAvailablePhoneNumbers: 'search',
  PhoneNumbers_UpdateCapabilities: 'updateCapabilities',
  PhoneNumbers_ReleasePhoneNumber: 'releaseNumber',
  PhoneNumbers_GetOperation: 'getOperation',
  PhoneNumbers_CancelOperation: 'cancelOperation',
  PhoneNumbers_GetSearchResult: 'getSearchResult',
  PhoneNumbers_GetByNumber: 'getPhoneNumber',
  PhoneNumbers_ListPhoneNumbers: 'listPhoneNumbers',
} as const;

/** What a request is for: an operation of the contract, by the name that the rules know it by. */
export type Route = (typeof names)[keyof typeof names];

const routes: ReadonlyMap<string, Route> = new Map(Object.entries(names));

/** The route of an operation; `undefined` for one that the published contract does not have. */
export function routeOf(operation: Operation | undefined): Route | undefined {
  return operation?.iid === undefined ? undefined : routes.get(operation.iid);
}
