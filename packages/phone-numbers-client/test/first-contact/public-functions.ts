import { createPhoneNumbersClient, parseConnectionString, signRequest } from '../../src/index.js';
import { createTestClock } from '../../src/testing.js';
import { operationId } from '../server.js';
import { endpoint, type FakeService } from './fake-service.js';
import { operationFunctions } from './operation-functions.js';
import { apply, clientOf, emptyOptions, key, type PublicFunction, route } from './public-function.js';
import type { ValueName } from './wrong-values.js';

/** What a typed route has in common with `fetch`, where null stands for nothing. */
const requestOptions: PublicFunction['options'] = {
  params: emptyOptions,
  headers: [
    'a Map',
    'a Set',
    'an object of something else',
    'undefined',
    'null',
    '{}',
    'an object without a prototype',
    '[]',
    'a transparent proxy',
  ],
  signal: ['undefined', 'null'],
  parseAs: ['undefined'],
};

/** The functions of the package, and the options of each. */
export const publicFunctions: readonly PublicFunction[] = [
  {
    name: 'createPhoneNumbersClient',
    valid: () => ({ endpoint }),
    call: (_service, ...values) => apply(createPhoneNumbersClient, values),
    accepts: [],
    options: {
      endpoint: [],
      credential: ['undefined'],
      apiVersion: ['undefined'],
      headers: [
        'undefined',
        '{}',
        'an object without a prototype',
        '[]',
        'a Map',
        'a Set',
        'a transparent proxy',
        'an object of something else',
      ],
      fetch: ['undefined', 'a function', 'a class'],
      clock: ['undefined'],
      allowInsecureConnection: ['undefined', 'true'],
      claims: ['undefined'],
      resendAfterMs: ['undefined', 'a number'],
      onRequest: ['undefined', 'a function', 'a class'],
      onResponse: ['undefined', 'a function', 'a class'],
    },
  },
  {
    name: 'createPhoneNumbersClient({ connectionString })',
    valid: () => ({ connectionString: `endpoint=${endpoint};accesskey=${key}` }),
    call: (_service, ...values) => apply(createPhoneNumbersClient, values),
    accepts: [],
    options: { connectionString: [], endpoint: ['undefined'], credential: ['undefined'] },
  },
  {
    name: 'parseConnectionString',
    valid: () => ({ allowInsecureConnection: true }),
    call: (_service, ...options) =>
      apply(parseConnectionString, [`endpoint=${endpoint};accesskey=${key}`, ...options]),
    accepts: emptyOptions,
    options: { allowInsecureConnection: ['undefined', 'true'] },
  },
  {
    name: 'credential of a key',
    valid: () => ({ key }),
    call: (_service, credential) => apply(createPhoneNumbersClient, [{ endpoint, credential }]),
    accepts: ['undefined'],
    options: { key: ["'5000'", 'a string of 3 MB'] },
  },
  {
    name: 'credential of tokens',
    valid: () => ({ getToken: async () => null }),
    call: (_service, credential) => apply(createPhoneNumbersClient, [{ endpoint, credential }]),
    accepts: ['undefined'],
    options: { getToken: ['a function', 'a class'] },
  },
  ...operationFunctions,
  ...(['GET', 'DELETE'] as const).map(
    (name): PublicFunction => ({
      name: `client.${name}`,
      valid: () => ({ params: { path: { operationId } } }),
      call: (service, ...values) => apply(clientOf(service)[name], [route, ...values]),
      accepts: [],
      options: { ...requestOptions, params: [] },
    }),
  ),
  {
    name: 'client.POST',
    valid: () => ({}),
    call: (service, ...values) =>
      apply(clientOf(service).POST, ['/availablePhoneNumbers/countries/US/:search', ...values]),
    options: requestOptions,
    accepts: emptyOptions,
  },
  {
    name: 'signRequest',
    valid: () => ({ method: 'GET', url: endpoint, body: new Uint8Array() }),
    call: (_service, request) => apply(signRequest, [request, key]),
    accepts: [],
    options: {
      method: ["'5000'", 'a string of 3 MB'],
      url: [],
      body: ['a Uint8Array'],
      date: ['undefined', 'a Date'],
    },
  },
];

/** A function that users call with one value, or a value that stands for itself. */
export interface PublicParameter {
  readonly name: string;
  readonly call: (service: FakeService, ...values: readonly unknown[]) => unknown;
  readonly accepts: readonly ValueName[];
}

/** The parameters that are no options. */
export const publicParameters: readonly PublicParameter[] = [
  {
    name: 'the text of parseConnectionString',
    call: (_service, ...values) => apply(parseConnectionString, values),
    accepts: [],
  },
  {
    name: 'the access key of signRequest',
    call: (_service, ...values) =>
      apply(signRequest, [{ method: 'GET', url: endpoint, body: new Uint8Array() }, ...values]),
    accepts: ["'5000'", 'a string of 3 MB'],
  },
  ...(['GET', 'POST', 'DELETE'] as const).map(
    (name): PublicParameter => ({
      name: `the path of client.${name}`,
      call: (service, ...values) => apply(clientOf(service)[name], values),
      accepts: [],
    }),
  ),
  ...(['GET', 'DELETE'] as const).map(
    (name): PublicParameter => ({
      name: `the path parameter of client.${name}`,
      call: (service, ...values) =>
        apply(clientOf(service)[name], [route, { params: { path: { operationId: values[0] } } }]),
      accepts: [
        "'5000'",
        'a blank string',
        'a string of several lines',
        'a number',
        '0',
        '-1',
        'true',
        'a bigint',
      ],
    }),
  ),
  {
    name: 'the milliseconds of TestClock.advance',
    call: (_service, ...values) => apply(createTestClock().advance, values),
    accepts: ['a number', '0'],
  },
  {
    name: 'the callback of TestClock.hold',
    call: (_service, ...values) => apply(createTestClock().hold, values),
    accepts: ['a function', 'a class'],
  },
];
