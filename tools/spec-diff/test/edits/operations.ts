import type { Edit } from '../editable.js';
import { operationPath, purchase, search, version } from './places.js';

const top = `${search}/parameters/2`;
const kinds = `${search}/parameters/3`;
const token = { type: 'http', scheme: 'bearer' };

/** Parameters, routes, and what holds for a whole operation. */
export const operationEdits: readonly Edit[] = [
  {
    edit: 'an optional query parameter is added',
    level: 'minor',
    apply: (d) => d.add(`${search}/parameters`, { name: 'skip', in: 'query', schema: { type: 'integer' } }),
  },
  {
    edit: 'an optional header is taken',
    level: 'minor',
    apply: (d) =>
      d.add(`${purchase}/parameters`, {
        name: 'x-ms-client-request-id',
        in: 'header',
        schema: { type: 'string' },
      }),
  },
  {
    edit: 'a required query parameter is added',
    level: 'major',
    apply: (d) =>
      d.add(`${search}/parameters`, {
        name: 'skip',
        in: 'query',
        required: true,
        schema: { type: 'integer' },
      }),
  },
  { edit: 'an optional parameter is removed', level: 'major', apply: (d) => d.remove(top) },
  {
    edit: 'an optional parameter becomes required',
    level: 'major',
    apply: (d) => d.set(`${top}/required`, true),
  },
  {
    edit: 'a parameter moves from the query to a header',
    level: 'major',
    apply: (d) => d.set(`${version}/in`, 'header'),
  },
  {
    edit: 'a parameter gains a pattern',
    level: 'major',
    apply: (d) => d.set(`${version}/schema/pattern`, '^\\d{4}-\\d{2}-\\d{2}$'),
  },
  {
    edit: 'a parameter gains an enum',
    level: 'major',
    apply: (d) => d.set(`${version}/schema/enum`, ['2021-03-07']),
  },
  {
    edit: 'a maximum of a parameter is lowered',
    level: 'major',
    apply: (d) => d.set(`${top}/schema/maximum`, 50),
  },
  {
    edit: 'a maximum of a parameter is raised',
    level: 'minor',
    apply: (d) => d.set(`${top}/schema/maximum`, 500),
  },
  {
    edit: 'a number becomes any text',
    level: 'major',
    apply: (d) => d.set(`${top}/schema`, { type: 'string' }),
  },
  { edit: 'a list is written with commas', level: 'major', apply: (d) => d.set(`${kinds}/explode`, false) },
  {
    edit: 'a list takes one more value',
    level: 'minor',
    apply: (d) => d.add(`${kinds}/schema/items/enum`, 'mobile'),
  },
  {
    edit: 'a list takes one value less',
    level: 'major',
    apply: (d) => d.drop(`${kinds}/schema/items/enum`, 'tollFree'),
  },
  {
    edit: 'a parameter of the path is renamed',
    level: 'major',
    apply: (d) => {
      d.move(
        '#/paths/~1availablePhoneNumbers~1searchResults~1{searchId}',
        '#/paths/~1availablePhoneNumbers~1searchResults~1{id}',
      );
      d.set('#/paths/~1availablePhoneNumbers~1searchResults~1{id}/get/parameters/0/name', 'id');
    },
  },
  {
    edit: 'a parameter of the path gains a pattern',
    level: 'major',
    apply: (d) => d.set(`${search}/parameters/0/schema/pattern`, '^[0-9a-f-]+$'),
  },
  { edit: 'an operation is removed', level: 'major', apply: (d) => d.remove(`${operationPath}/delete`) },
  {
    edit: 'an operation is added',
    level: 'minor',
    apply: (d) =>
      d.set(`${operationPath}/head`, {
        operationId: 'peek',
        parameters: d.get(`${operationPath}/get/parameters`),
        responses: { 200: { description: 'Yes.' } },
      }),
  },
  {
    edit: 'an operation has another method',
    level: 'major',
    apply: (d) => d.move(purchase, purchase.replace('/post', '/put')),
  },
  { edit: 'an operationId is removed', level: 'major', apply: (d) => d.remove(`${purchase}/operationId`) },
  {
    edit: 'an operation becomes a long-running one',
    level: 'major',
    apply: (d) => d.set(`${operationPath}/delete/x-ms-long-running-operation`, true),
  },
  {
    edit: 'the result of a long-running operation is read elsewhere',
    level: 'major',
    apply: (d) =>
      d.set(`${purchase}/x-ms-long-running-operation-options/final-state-via`, 'operation-location'),
  },
  {
    edit: 'an answer is read page by page',
    level: 'major',
    apply: (d) => d.set(`${search}/x-ms-pageable`, { nextLinkName: 'nextLink' }),
  },
  {
    edit: 'an optional way to authenticate is added',
    level: 'minor',
    apply: (d) => {
      d.set('#/components/securitySchemes', { token });
      d.set('#/security', [{}, { token: [] }]);
    },
  },
  {
    edit: 'a server is added',
    level: 'minor',
    apply: (d) => d.add('#/servers', { url: 'https://example.com' }),
  },
  {
    edit: 'the server is another one',
    level: 'major',
    apply: (d) => d.set('#/servers', [{ url: 'https://example.com' }]),
  },
  { edit: 'the server has a base path', level: 'major', apply: (d) => d.set('#/servers', [{ url: '/v2' }]) },
];

const secured: Edit['apply'] = (d) => {
  d.set('#/components/securitySchemes', { token, key: { type: 'apiKey', in: 'header', name: 'api-key' } });
  d.set('#/security', [{ token: [] }]);
};

/** Edits of a document in which a token is asked for. */
export const securityEdits: readonly (Edit & { readonly first: Edit['apply'] })[] = [
  {
    edit: 'a key will do, too',
    level: 'minor',
    first: secured,
    apply: (d) => d.add('#/security', { key: [] }),
  },
  {
    edit: 'a key is asked for instead',
    level: 'major',
    first: secured,
    apply: (d) => d.set('#/security', [{ key: [] }]),
  },
  {
    edit: 'a key is asked for, too',
    level: 'major',
    first: secured,
    apply: (d) => d.set('#/security', [{ key: [], token: [] }]),
  },
  {
    edit: 'nothing is asked for any more',
    level: 'minor',
    first: secured,
    apply: (d) => d.remove('#/security'),
  },
  {
    edit: 'one operation asks for nothing',
    level: 'minor',
    first: secured,
    apply: (d) => d.set(`${search}/security`, []),
  },
  {
    edit: 'the token is sent in another way',
    level: 'major',
    first: secured,
    apply: (d) => d.set('#/components/securitySchemes/token/scheme', 'basic'),
  },
  {
    edit: 'the scheme has another name',
    level: 'none or patch',
    first: (d) => {
      d.set('#/components/securitySchemes', { token });
      d.set('#/security', [{ token: [] }]);
    },
    apply: (d) => {
      d.move('#/components/securitySchemes/token', '#/components/securitySchemes/entra');
      d.set('#/security', [{ entra: [] }]);
    },
  },
];
