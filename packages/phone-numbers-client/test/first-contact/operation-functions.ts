import { searchId } from '../server.js';
import { apply, clientOf, emptyOptions, type PublicFunction, wait } from './public-function.js';

const searchOptions = () => ({
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
});

/** The functions that start, continue and list operations, and the options of each. */
export const operationFunctions: readonly PublicFunction[] = [
  {
    name: 'client.purchase',
    valid: () => ({ searchId }),
    call: (service, ...values) => apply(clientOf(service).purchase, values),
    accepts: [],
    options: {
      searchId: ["'5000'"],
      existing: ['undefined'],
      maxMonthlyCost: ['undefined'],
      phoneNumbers: ['undefined', '[]', 'an array of a string'],
      agreeToNotResell: ['undefined', 'true'],
      ...wait,
    },
  },
  {
    name: 'client.purchase({ search })',
    valid: () => ({ search: { searchId, phoneNumbers: [] } }),
    call: (service, ...values) => apply(clientOf(service).purchase, values),
    accepts: [],
    options: { search: [], searchId: ['undefined'] },
  },
  {
    name: 'the option maxMonthlyCost',
    valid: () => ({ amount: 1, currencyCode: 'USD' }),
    call: (service, maxMonthlyCost) => apply(clientOf(service).purchase, [{ searchId, maxMonthlyCost }]),
    accepts: ['undefined'],
    options: { amount: ['a number', '0'], currencyCode: [] },
  },
  {
    name: 'client.search',
    valid: searchOptions,
    call: (service, ...values) => apply(clientOf(service).search, values),
    accepts: [],
    options: {
      countryCode: [],
      phoneNumberType: [],
      assignmentType: [],
      capabilities: [],
      areaCode: ['undefined', "'5000'"],
      quantity: ['undefined', 'a number'],
      ...wait,
    },
  },
  {
    name: 'the option capabilities',
    valid: () => searchOptions().capabilities,
    call: (service, capabilities) => apply(clientOf(service).search, [{ ...searchOptions(), capabilities }]),
    accepts: [],
    options: { calling: [], sms: [] },
  },
  {
    name: 'client.phoneNumbers',
    valid: () => ({}),
    call: (service, ...values) => apply(clientOf(service).phoneNumbers, values),
    accepts: emptyOptions,
    options: {
      limit: ['undefined', 'a number'],
      pageSize: ['undefined', 'a number'],
      onLoop: ['undefined'],
      ...wait,
    },
  },
  {
    name: 'client.updateCapabilities',
    valid: () => ({ phoneNumber: '+14255550123', calling: 'inbound', sms: 'none' }),
    call: (service, ...values) => apply(clientOf(service).updateCapabilities, values),
    accepts: [],
    options: { phoneNumber: [], calling: ['undefined'], sms: ['undefined'], ...wait },
  },
  {
    name: 'client.release',
    valid: () => ({ phoneNumber: '+14255550123' }),
    call: (service, ...values) => apply(clientOf(service).release, values),
    accepts: [],
    options: { phoneNumber: [], ...wait },
  },
  {
    name: 'client.resume({ operationId })',
    valid: () => ({ operationId: `search_${searchId}` }),
    call: (service, ...values) => apply(clientOf(service).resume, values),
    accepts: [],
    options: { operationId: ["'5000'"], searchId: ['undefined'] },
  },
  {
    name: 'client.resume',
    valid: () => ({ searchId }),
    call: (service, ...values) => apply(clientOf(service).resume, values),
    accepts: [],
    options: { searchId: ["'5000'"] },
  },
  ...(['poll', 'result', 'cancel'] as const).map(
    (name): PublicFunction => ({
      name: `purchase.${name}`,
      valid: () => ({}),
      call: (service, ...values) => apply(clientOf(service).resume({ searchId })[name], values),
      options: wait,
      accepts: emptyOptions,
    }),
  ),
  ...(['search', 'release', 'reservationPurchase'] as const).map(
    (prefix): PublicFunction => ({
      name: `${prefix}.result`,
      valid: () => ({}),
      call: (service, ...values) =>
        apply(clientOf(service).resume({ operationId: `${prefix}_${searchId}` }).result, values),
      options: wait,
      accepts: emptyOptions,
    }),
  ),
];
