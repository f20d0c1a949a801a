import type { JsonObject } from '../src/json.js';

/**
 * What the published swagger of the API says in each version, as far as consecutive versions differ, written as
 * OpenAPI 3.0: Azure/azure-rest-api-specs, specification/communication/data-plane/PhoneNumbers.
 */
const versions = [
  '2021-03-07',
  '2022-01-11-preview2',
  '2022-06-01-preview',
  '2022-12-01',
  '2023-05-01-preview',
  '2024-03-01-preview',
  '2025-02-11',
  '2025-04-01',
  '2025-06-01',
] as const;

/** An api-version that was published. */
export type Version = (typeof versions)[number];

const text = { type: 'string' };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const openEnum = (name: string, ...values: readonly string[]) => ({
  type: 'string',
  enum: values,
  'x-ms-enum': { name, modelAsString: true },
});
const object = (properties: object, ...required: readonly string[]) => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});

/** The description of a version. */
export function publishedVersion(version: Version): JsonObject {
  const since = (first: Version) => versions.indexOf(version) >= versions.indexOf(first);
  // The preview of June 2022 was not taken over by what came after it.
  const isOperatorConnect = version === '2022-06-01-preview';
  const types = openEnum(
    'PhoneNumberType',
    'geographic',
    'tollFree',
    ...(since('2025-06-01') ? ['mobile'] : []),
  );
  const call = (operationId: string, response?: object, request?: object, isRequired = true) => ({
    operationId,
    ...(request && {
      requestBody: { required: isRequired, content: { 'application/json': { schema: request } } },
    }),
    responses: {
      '200': {
        description: 'OK',
        ...(response && { content: { 'application/json': { schema: response } } }),
      },
    },
  });
  const update = isOperatorConnect ? 'PhoneNumbers_UpdateCapabilitiesOC' : 'PhoneNumbers_UpdateCapabilities';
  const list = since('2025-06-01') ? 'PhoneNumbers_ListReservations' : 'PhoneNumbers_GetReservations';
  return {
    openapi: '3.0.3',
    info: { title: 'PhoneNumbersClient', version },
    paths: {
      '/availablePhoneNumbers/:purchase': {
        post: call('PhoneNumbers_PurchasePhoneNumbers', undefined, ref('PhoneNumberPurchaseRequest'), false),
      },
      '/availablePhoneNumbers/searchResults': {
        get: call('PhoneNumbers_GetSearchResult', ref('PhoneNumberSearchResult')),
      },
      '/phoneNumbers': { get: call('PhoneNumbers_ListPhoneNumbers', ref('PurchasedPhoneNumber')) },
      '/phoneNumbers/capabilities': { patch: call(update, ref('PurchasedPhoneNumber')) },
      '/phoneNumbers/operations': { get: call('PhoneNumbers_GetOperation', ref('PhoneNumberOperation')) },
      ...(since('2022-12-01') && {
        '/availablePhoneNumbers/countries': {
          get: call(
            'PhoneNumbers_ListAvailableCountries',
            object({ countries: { type: 'array', items: text } }),
          ),
        },
      }),
      ...(since('2023-05-01-preview') && {
        '/operatorInformation/:search': {
          post: call(
            'PhoneNumbers_OperatorInformationSearch',
            object({ values: { type: 'array', items: ref('OperatorInformation') } }),
            ref('OperatorInformationRequest'),
          ),
        },
      }),
      ...(since('2025-04-01') && {
        '/availablePhoneNumbers/reservations': { get: call(list, ref('PhoneNumbersReservation')) },
      }),
    },
    components: {
      schemas: {
        PhoneNumberPurchaseRequest: object({
          searchId: text,
          ...(since('2025-04-01') && { agreeToNotResell: { type: 'boolean' } }),
        }),
        PhoneNumberSearchResult: object(
          {
            searchId: text,
            phoneNumberType: types,
            ...(since('2022-12-01') && {
              errorCode: { type: 'integer', format: 'int32' },
              error: openEnum('Error', 'NoError', 'OutOfStock'),
            }),
            ...(since('2025-04-01') && { isAgreementToNotResellRequired: { type: 'boolean' } }),
          },
          'searchId',
          'phoneNumberType',
        ),
        PurchasedPhoneNumber: object(
          {
            id: text,
            phoneNumberType: types,
            ...(isOperatorConnect && {
              operatorId: text,
              operatorName: text,
              phoneNumberSource: openEnum('PhoneNumberSource', 'cloud', 'operatorConnect'),
            }),
          },
          'id',
          'phoneNumberType',
          ...(isOperatorConnect ? ['operatorId', 'operatorName', 'phoneNumberSource'] : []),
        ),
        PhoneNumberOperation: object(
          {
            operationType: openEnum(
              'PhoneNumberOperationType',
              'purchase',
              ...(since('2025-04-01') ? ['reservationPurchase'] : []),
            ),
          },
          'operationType',
        ),
        ...(since('2023-05-01-preview') && {
          OperatorInformationRequest: object(
            { phoneNumbers: { type: 'array', items: text } },
            ...(since('2024-03-01-preview') ? ['phoneNumbers'] : []),
          ),
          OperatorInformation: object({ phoneNumber: text, operatorDetails: ref('OperatorDetails') }),
          OperatorDetails: object({ name: text }, ...(since('2025-02-11') ? [] : ['name'])),
        }),
        ...(since('2025-04-01') && {
          PhoneNumbersReservation: object({
            phoneNumbers: {
              type: 'object',
              additionalProperties: { type: 'object', ...(since('2025-06-01') && { nullable: true }) },
            },
          }),
        }),
      },
    },
  };
}
