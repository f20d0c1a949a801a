import { describe, expect, it } from 'vitest';
import { bundleTarget } from '../src/bundle.js';
import { repositoryRoot, targets } from '../src/targets.js';

type Node = Readonly<Record<string, unknown>>;

const { document } = await bundleTarget(repositoryRoot, targets.spec);

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const members = (value: unknown): [string, Node][] =>
  isNode(value)
    ? Object.entries(value).flatMap(([key, member]) => (isNode(member) ? [[key, member]] : []))
    : [];

/** The value at a path of the document, references followed. */
function at(...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => resolve(isNode(value) ? value[key] : undefined), document);
}

function resolve(value: unknown): unknown {
  if (!isNode(value) || typeof value['$ref'] !== 'string') return value;
  return at(...value['$ref'].slice('#/'.length).split('/'));
}

const components = (kind: string) =>
  members(at('components', kind)).map(([name, value]) => ({ name, value }));
const properties = components('schemas').flatMap(({ name, value }) =>
  members(value['properties']).map(([property, schema]) => ({
    name: `${name}.${property}`,
    value: resolve(schema),
  })),
);
const purchase = ['paths', '/availablePhoneNumbers/:purchase', 'post'] as const;
const accepted = [...purchase, 'responses', '202', 'headers'] as const;

describe('the contract', () => {
  it.each([...components('parameters'), ...components('headers')])(
    'describes $name, with constraints and an example',
    ({ value }) => {
      expect(value).toMatchObject({ description: expect.stringMatching(/\w+/) });
      expect(Object.keys(value)).toEqual(expect.arrayContaining([expect.stringMatching(/^examples?$/)]));
      expect(Object.keys(Object(value['schema'])).length).toBeGreaterThan(1);
    },
  );

  it.each(properties)('describes the property $name, with an example', ({ value }) => {
    expect(value).toMatchObject({ description: expect.stringMatching(/\w+/) });
    expect(Object.keys(Object(value))).toContain('example');
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

  it("has the page's sample, word for word, as the named example of the 202", () => {
    const sample = (name: string) => at(...accepted, name, 'examples', 'purchasePhoneNumbers', 'value');
    const body = ['requestBody', 'content', 'application/json', 'examples', 'purchasePhoneNumbers', 'value'];
    expect(at(...purchase, ...body)).toEqual({ searchId: '378ddf60-81be-452a-ba4f-613198ea6c28' });
    expect({
      'Operation-Location': sample('Operation-Location'),
      'operation-id': sample('operation-id'),
      'purchase-id': sample('purchase-id'),
    }).toEqual({
      'Operation-Location': '/phoneNumbers/operations/purchase_378ddf60-81be-452a-ba4f-613198ea6c28',
      'operation-id': 'purchase_378ddf60-81be-452a-ba4f-613198ea6c28',
      'purchase-id': '378ddf60-81be-452a-ba4f-613198ea6c28',
    });
  });

  it('has a recursive error', () => {
    const error = at('components', 'schemas', 'CommunicationError');
    expect(at('components', 'schemas', 'CommunicationError', 'properties', 'innererror')).toBe(error);
    expect(at('components', 'schemas', 'CommunicationError', 'properties', 'details', 'items')).toBe(error);
  });

  it('marks the purchase as a long-running operation', () => {
    expect(at(...purchase, 'x-ms-long-running-operation')).toBe(true);
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
      'PhoneNumbers_GetSearchResult',
      'PhoneNumbers_ListPhoneNumbers',
      'PhoneNumbers_GetByNumber',
      'PhoneNumbers_GetOperation',
      'PhoneNumbers_CancelOperation',
    ]);
    for (const operation of named) expect(operation['tags']).toHaveLength(1);
  });
});
