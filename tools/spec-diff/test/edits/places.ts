/** Places in the baseline that edits are made at. */
export const purchase = '#/paths/~1availablePhoneNumbers~1:purchase/post';
export const accepted = `${purchase}/responses/202`;
export const search = '#/paths/~1availablePhoneNumbers~1searchResults~1{searchId}/get';
export const operationPath = '#/paths/~1phoneNumbers~1operations~1{operationId}';
export const schemas = '#/components/schemas';
export const request = `${schemas}/PhoneNumberPurchaseRequest`;
export const operation = `${schemas}/PhoneNumberOperation`;
export const cost = `${schemas}/PhoneNumberCost`;
export const result = `${schemas}/PhoneNumberSearchResult`;
export const error = `${schemas}/CommunicationError`;
export const envelope = `${schemas}/CommunicationErrorResponse`;
export const version = '#/components/parameters/ApiVersion';
