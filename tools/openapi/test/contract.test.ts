import { describe, expect, it } from 'vitest';
import { contracts, entries, members } from './contract-document.js';

const sampleId = '378ddf60-81be-452a-ba4f-613198ea6c28';

/** What starts an operation: the prefix of its id, its own id header, and where the result is, if anywhere. */
const starts = [
  {
    what: 'purchase',
    call: ['/availablePhoneNumbers/:purchase', 'post'],
    example: 'purchasePhoneNumbers',
    prefix: 'purchase',
    idHeader: 'purchase-id',
  },
  {
    what: 'search',
    call: ['/availablePhoneNumbers/countries/{countryCode}/:search', 'post'],
    example: 'searchPhoneNumbers',
    prefix: 'search',
    idHeader: 'search-id',
    location: `/availablePhoneNumbers/searchResults/${sampleId}`,
  },
  {
    what: 'update of capabilities',
    call: ['/phoneNumbers/{phoneNumber}/capabilities', 'patch'],
    example: 'updatePhoneNumberCapabilities',
    prefix: 'capabilities',
    idHeader: 'capabilities-id',
    location: '/phoneNumbers/%2b14792000102',
  },
  {
    what: 'release',
    call: ['/phoneNumbers/{phoneNumber}', 'delete'],
    example: 'releasePhoneNumber',
    prefix: 'release',
    idHeader: 'release-id',
  },
] as const;

describe.each(contracts)('the contract of $version', ({ version, document, at, resolve }) => {
  const components = (kind: string) =>
    members(at('components', kind)).map(([name, value]) => ({ name, value }));
  const properties = components('schemas').flatMap(({ name, value }) =>
    members(value['properties']).map(([property, schema]) => ({
      name: `${name}.${property}`,
      value: resolve(schema),
    })),
  );

  it.each([...components('parameters'), ...components('headers')])(
    'describes $name, with constraints and an example',
    ({ value }) => {
      expect(value).toMatchObject({ description: expect.stringMatching(/\w+/) });
      expect(Object.keys(value)).toEqual(expect.arrayContaining([expect.stringMatching(/^examples?$/)]));
      expect(entries(resolve(value['schema'])).length).toBeGreaterThan(1);
    },
  );

  it.each(properties)('describes the property $name, with an example', ({ value }) => {
    expect(value).toMatchObject({ description: expect.stringMatching(/\w+/) });
    expect(entries(value).map(([name]) => name)).toContain('example');
  });

  it.each(components('responses'))(
    'describes the response $name, with named examples of its body',
    ({ value }) => {
      expect(value).toMatchObject({ description: expect.stringMatching(/\w+/) });
      for (const [, content] of members(value['content'])) {
        expect(members(content['examples']).length).toBeGreaterThan(0);
      }
    },
  );

  it.each(starts)(
    'has the published sample, word for word, as the named example of a $what',
    ({ call, example, prefix, idHeader, ...others }) => {
      const sample = (name: string) =>
        at('paths', ...call, 'responses', '202', 'headers', name, 'examples', example, 'value');
      expect(sample('Operation-Location')).toBe(`/phoneNumbers/operations/${prefix}_${sampleId}`);
      expect(sample('operation-id')).toBe(`${prefix}_${sampleId}`);
      expect(sample(idHeader)).toBe(sampleId);
      if ('location' in others) expect(sample('Location')).toBe(others.location);
    },
  );

  it.each(starts)('requires the headers that every recorded 202 to a $what has', (start) => {
    const headers = at('paths', ...start.call, 'responses', '202', 'headers');
    const required = members(headers).filter(([, header]) =>
      entries(resolve(header)).some(([name, value]) => name === 'required' && value === true),
    );
    expect(required.map(([name]) => name).sort()).toEqual(
      [
        'Operation-Location',
        'operation-id',
        start.idHeader,
        ...('location' in start ? ['Location'] : []),
      ].sort(),
    );
  });

  it('has no body in the 202 of a search, although the search result is promised', () => {
    const [, search] = starts;
    expect(at('paths', ...search.call, 'responses', '202')).not.toHaveProperty('content');
  });

  it('has the id of the update alone in its 202, although the phone number is promised', () => {
    const [, , update] = starts;
    const content = at('paths', ...update.call, 'responses', '202', 'content');
    expect(members(content).map(([mediaType]) => mediaType)).toEqual(['application/json']);
    const schema = at('components', 'schemas', 'PhoneNumberCapabilitiesUpdate');
    expect(at('paths', ...update.call, 'responses', '202', 'content', 'application/json', 'schema')).toBe(
      schema,
    );
    expect(schema).toMatchObject({ required: ['capabilitiesUpdateId'] });
  });

  it('takes two letters for a country', () => {
    const [, search] = starts;
    const [parameter] = members(at('paths', search.call[0], 'parameters')).map(([, value]) => resolve(value));
    expect(parameter).toMatchObject({ name: 'countryCode', schema: { pattern: '^[A-Za-z]{2}$' } });
  });

  it('has the published sample request of a purchase, a search and an update', () => {
    const body = (path: string, method: string, mediaType: string, name: string) =>
      at('paths', path, method, 'requestBody', 'content', mediaType, 'examples', name, 'value');
    const [purchase, search, update] = starts;
    expect(body(...purchase.call, 'application/json', purchase.example)).toEqual({ searchId: sampleId });
    expect(body(...search.call, 'application/json', search.example)).toEqual({
      phoneNumberType: 'tollFree',
      assignmentType: 'application',
      capabilities: { sms: 'inbound+outbound', calling: 'none' },
      areaCode: '425',
      quantity: 1,
    });
    expect(body(...update.call, 'application/merge-patch+json', update.example)).toEqual({
      calling: 'inbound+outbound',
      sms: 'none',
    });
  });

  it('has a recursive error', () => {
    const error = at('components', 'schemas', 'CommunicationError');
    expect(at('components', 'schemas', 'CommunicationError', 'properties', 'innererror')).toBe(error);
    expect(at('components', 'schemas', 'CommunicationError', 'properties', 'details', 'items')).toBe(error);
  });

  it.each(starts)('marks a $what as a long-running operation', ({ call, ...others }) => {
    expect(at('paths', ...call, 'x-ms-long-running-operation')).toBe(true);
    expect(at('paths', ...call, 'x-ms-long-running-operation-options')).toEqual(
      'location' in others ? { 'final-state-via': 'location' } : undefined,
    );
  });

  it('declares the Location of a purchase and a release only where the documents promise it', () => {
    for (const { call } of [starts[0], starts[3]]) {
      const headers = members(at('paths', ...call, 'responses', '202', 'headers')).map(([name]) => name);
      expect(headers.includes('Location')).toBe(version === '2021-03-07');
    }
  });

  it('takes an access key or an Entra token, at any endpoint', () => {
    expect(document['security']).toEqual([{ accessKey: [] }, { entraToken: [] }]);
    expect(at('servers', '0', 'url')).toBe('{endpoint}');
  });

  it('names every operation as Azure does, and files it under a tag', () => {
    const operations = members(document['paths']).flatMap(([, item]) => members(item));
    const named = operations.filter(([key]) => key !== 'parameters').map(([, operation]) => operation);
    expect(named.map((operation) => operation['operationId'])).toEqual([
      'PhoneNumbers_PurchasePhoneNumbers',
      'PhoneNumbers_SearchAvailablePhoneNumbers',
      'PhoneNumbers_GetSearchResult',
      'PhoneNumbers_ListPhoneNumbers',
      'PhoneNumbers_GetByNumber',
      'PhoneNumbers_ReleasePhoneNumber',
      'PhoneNumbers_UpdateCapabilities',
      'PhoneNumbers_GetOperation',
      'PhoneNumbers_CancelOperation',
    ]);
    for (const operation of named) expect(operation['tags']).toHaveLength(1);
  });

  it('names its own api-version in its examples, in no link another one', () => {
    const links = JSON.stringify(document).match(/api-version=[\w-]+/g) ?? [];
    expect(new Set(links)).toEqual(new Set([`api-version=${version}`]));
    expect(at('components', 'parameters', 'ApiVersion', 'example')).toBe(version);
  });
});
