import type { Editable } from '../editable.js';

const purchase = '#/paths/~1availablePhoneNumbers~1:purchase';
const accepted = `${purchase}/post/responses/202`;
const request = '#/components/schemas/PhoneNumberPurchaseRequest';
const searchId = `${request}/properties/searchId`;
const operation = '#/components/schemas/PhoneNumberOperation';
const error = '#/components/schemas/CommunicationError';
const envelope = '#/components/schemas/CommunicationErrorResponse';
const version = '#/components/parameters/ApiVersion';
const reference = { $ref: error };

/** What the edits of `spec-edits.json` do, by their ids. */
export const sharedEdits: Readonly<Record<string, (document: Editable) => void>> = {
  G02: (d) => d.set(`${accepted}/headers/Operation-Location/required`, false),
  G03: (d) => d.set(`${accepted}/headers/Retry-After`, { schema: { type: 'integer' } }),
  G05: (d) => d.set(`${accepted}/headers/operation-id/schema`, { type: 'integer' }),
  G06: (d) => d.remove(`${accepted}/headers/purchase-id`),
  G07: (d) => d.move(`${accepted}/headers/Operation-Location`, `${accepted}/headers/Azure-AsyncOperation`),
  G08: (d) => d.move(accepted, `${purchase}/post/responses/200`),
  G09: (d) => d.set(`${purchase}/post/responses/200`, { description: 'Purchased already.' }),
  G10: (d) => d.remove(`${purchase}/post/responses/default`),
  G13: (d) => d.drop(`${error}/required`, 'message'),
  G18: (d) => d.set(`${error}/properties/traceId`, { type: 'string' }),
  G19: (d) => {
    d.set(`${error}/properties/severity`, { type: 'string' });
    d.add(`${error}/required`, 'severity');
  },
  G20: (d) => d.set(`${error}/properties/code/type`, 'integer'),
  G21: (d) => {
    d.set('#/components/schemas/InnerError', { type: 'object', properties: { code: { type: 'string' } } });
    d.set(`${error}/properties/innererror`, { $ref: '#/components/schemas/InnerError' });
  },
  G22: (d) => d.set(`${envelope}/properties/error`, { oneOf: [reference, { type: 'string' }] }),
  G23: (d) => d.remove(`${envelope}/required`),
  G25: (d) => d.add('#/components/schemas/PhoneNumberCost/properties/billingFrequency/enum', 'yearly'),
  G26: (d) => d.drop(`${operation}/properties/status/enum`, 'notStarted'),
  G27: (d) => {
    d.remove(`${operation}/properties/createdDateTime`);
    d.drop(`${operation}/required`, 'createdDateTime');
  },
  G28: (d) => d.drop(`${operation}/required`, 'createdDateTime'),
  G29: (d) => d.add(`${operation}/required`, 'resourceLocation'),
  G31: (d) => d.remove(`${operation}/properties/createdDateTime/format`),
  G33: (d) => d.set(`${operation}/properties/id/type`, 'integer'),
  G34: (d) => d.set(`${request}/required`, ['searchId']),
  G38: (d) => d.set(searchId, { type: 'object', properties: { id: { type: 'string' } } }),
  G39: (d) => d.set(`${searchId}/format`, 'uuid'),
  G40: (d) => d.set(`${searchId}/maxLength`, 36),
  G41: (d) => d.set(`${searchId}/pattern`, '^[0-9a-f-]+$'),
  G43: (d) => {
    const content = `${purchase}/post/requestBody/content`;
    d.move(`${content}/application~1json`, `${content}/application~1merge-patch+json`);
  },
  G44: (d) => d.set(`${request}/additionalProperties`, false),
  G45: (d) => d.set(`${version}/name`, 'version'),
  G46: (d) => d.set(`${version}/required`, false),
  G48: (d) =>
    d.add(`${purchase}/post/parameters`, {
      name: 'Repeatability-Request-ID',
      in: 'header',
      required: true,
      schema: { type: 'string', format: 'uuid' },
    }),
  G51: (d) => d.set(`${purchase}/post/operationId`, 'buyPhoneNumbers'),
  G52: (d) => {
    d.move(error, '#/components/schemas/AcsError');
    const renamed = { $ref: '#/components/schemas/AcsError' };
    d.set('#/components/schemas/AcsError/properties/details/items', renamed);
    d.set('#/components/schemas/AcsError/properties/innererror', renamed);
    d.set(`${envelope}/properties/error`, renamed);
    d.set(`${operation}/properties/error`, renamed);
  },
  G54: (d) => d.remove('#/paths/~1phoneNumbers~1operations~1{operationId}'),
  G55: (d) => d.move(purchase, '#/paths/~1availablePhoneNumbers~1purchase'),
  G56: (d) =>
    d.set('#/paths/~1phoneNumbers', {
      get: { operationId: 'listPhoneNumbers', responses: { 200: { description: 'The list.' } } },
    }),
  G57: (d) => {
    d.set('#/components/securitySchemes', { token: { type: 'http', scheme: 'bearer' } });
    d.set('#/security', [{ token: [] }]);
  },
  G58: (d) => {
    d.remove(`${purchase}/post/x-ms-long-running-operation`);
    d.remove(`${purchase}/post/x-ms-long-running-operation-options`);
  },
  G61: (d) => d.set(`${searchId}/example`, '378ddf60-81be-452a-ba4f-613198ea6c28'),
  G62: (d) => d.set(`${purchase}/post/deprecated`, true),
  G64: (d) => {
    const properties = d.get(`${error}/properties`);
    if (typeof properties !== 'object' || properties === null) throw new Error('expected properties');
    d.set(`${error}/properties`, Object.fromEntries(Object.entries(properties).reverse()));
  },
  G65: (d) => d.set(`${envelope}/properties/error`, { allOf: [reference] }),
  G66: (d) => d.set(`${purchase}/post/responses/default`, d.get('#/components/responses/Error')),
};
