/** The kinds of operation, as messages name them: the prefix of their ids, and what the service calls them. */
export const operationKinds = {
  purchase: { prefix: 'purchase_', operationType: 'purchase' },
  search: { prefix: 'search_', operationType: 'search' },
  release: { prefix: 'release_', operationType: 'releasePhoneNumber' },
  update: { prefix: 'capabilities_', operationType: 'updatePhoneNumberCapabilities' },
} as const;

/** A kind of operation that this client starts, or `operation`: another one, which it can only follow. */
export type OperationKind = keyof typeof operationKinds | 'operation';
