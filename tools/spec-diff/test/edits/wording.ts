import type { Edit } from '../editable.js';
import {
  cost,
  envelope,
  error,
  operation,
  operationPath,
  purchase,
  request,
  schemas,
  search,
  version,
} from './places.js';

const top = `${search}/parameters/2`;
const callback = `${request}/properties/callbackUri`;

/** What means the same, or is for people to read. */
export const wordingEdits: readonly Edit[] = [
  { edit: 'nothing', level: 'none', apply: () => undefined },
  {
    edit: 'a description is another one',
    level: 'patch',
    apply: (d) => d.set(`${request}/description`, 'What to purchase.'),
  },
  {
    edit: 'a description is added to a response',
    level: 'patch',
    apply: (d) => d.set(`${purchase}/responses/202/description`, 'Accepted for processing.'),
  },
  {
    edit: 'a summary is another one',
    level: 'patch',
    apply: (d) => d.set(`${purchase}/summary`, 'Buys phone numbers.'),
  },
  { edit: 'tags are other ones', level: 'patch', apply: (d) => d.set(`${purchase}/tags`, ['Purchase']) },
  {
    edit: 'a tag is described',
    level: 'patch',
    apply: (d) => d.set('#/tags', [{ name: 'PhoneNumbers', description: 'Phone numbers.' }]),
  },
  { edit: 'a title is added', level: 'patch', apply: (d) => d.set(`${error}/title`, 'CommunicationError') },
  {
    edit: 'an example of a parameter is added',
    level: 'patch',
    apply: (d) => d.set(`${version}/example`, '2021-03-07'),
  },
  {
    edit: 'examples of a response are added',
    level: 'patch',
    apply: (d) =>
      d.set('#/components/responses/Error/content/application~1json/examples', {
        notFound: { value: { error: { code: 'NotFound', message: 'No.' } } },
      }),
  },
  {
    edit: 'a link to documentation is added',
    level: 'patch',
    apply: (d) => d.set('#/externalDocs', { url: 'https://example.com' }),
  },
  { edit: 'a contact is added', level: 'patch', apply: (d) => d.set('#/info/contact', { name: 'us' }) },
  {
    edit: 'a server is described',
    level: 'patch',
    apply: (d) => d.set('#/servers/0/description', 'A resource.'),
  },
  {
    edit: 'an extension that nobody knows is added',
    level: 'patch',
    apply: (d) => d.set(`${purchase}/x-internal-owner`, 'us'),
  },
  {
    edit: 'a member is deprecated',
    level: 'minor',
    apply: (d) => d.set(`${operation}/properties/lastActionDateTime/deprecated`, true),
  },
  {
    edit: 'a member of the request gains a default',
    level: 'minor',
    apply: (d) => d.set(`${callback}/default`, '/'),
  },
  {
    edit: 'a default of a parameter is another one',
    level: 'minor',
    apply: (d) => d.set(`${top}/schema/default`, 50),
  },
  {
    edit: 'a default of a parameter is removed',
    level: 'minor',
    apply: (d) => d.remove(`${top}/schema/default`),
  },
  { edit: 'a parameter is deprecated', level: 'minor', apply: (d) => d.set(`${top}/deprecated`, true) },
  {
    edit: 'the way to read the result is left to its default',
    level: 'patch',
    apply: (d) => d.remove(`${purchase}/x-ms-long-running-operation-options`),
  },
  {
    edit: 'a member is for answers only',
    level: 'patch',
    apply: (d) => d.set(`${operation}/properties/id/readOnly`, true),
  },
  {
    edit: 'paths are in another order',
    level: 'none or patch',
    apply: (d) => d.set('#/paths', reversed(d.get('#/paths'))),
  },
  {
    edit: 'responses are in another order',
    level: 'none or patch',
    apply: (d) => d.set(`${purchase}/responses`, reversed(d.get(`${purchase}/responses`))),
  },
  {
    edit: 'required members are in another order',
    level: 'none or patch',
    apply: (d) => d.set(`${error}/required`, ['message', 'code']),
  },
  {
    edit: 'values of an enum are in another order',
    level: 'none or patch',
    apply: (d) =>
      d.set(`${operation}/properties/status/enum`, ['failed', 'succeeded', 'running', 'notStarted']),
  },
  {
    edit: 'parameters are in another order',
    level: 'none or patch',
    apply: (d) => d.set(`${search}/parameters`, [...list(d.get(`${search}/parameters`))].reverse()),
  },
  {
    edit: 'parameters move up to their path',
    level: 'none or patch',
    apply: (d) => d.move(`${search}/parameters`, `${search.replace(/\/get$/, '')}/parameters`),
  },
  {
    edit: 'a $ref of a parameter is inlined',
    level: 'none or patch',
    apply: (d) => d.set(`${purchase}/parameters/0`, d.get(version)),
  },
  {
    edit: 'a $ref of a schema is inlined',
    level: 'none or patch',
    apply: (d) => d.set(`${schemas}/PhoneNumberSearchResult/properties/cost`, d.get(cost)),
  },
  {
    edit: 'every $ref of a response is inlined, and the response removed',
    level: 'none or patch',
    apply: inlineErrors,
  },
  { edit: 'a response component has another name', level: 'none or patch', apply: renameError },
  {
    edit: 'a request body moves to the components',
    level: 'none or patch',
    apply: (d) => {
      d.set('#/components/requestBodies', { Purchase: d.get(`${purchase}/requestBody`) });
      d.set(`${purchase}/requestBody`, { $ref: '#/components/requestBodies/Purchase' });
    },
  },
  {
    edit: 'a schema is wrapped in two allOf',
    level: 'none or patch',
    apply: (d) => d.set(`${envelope}/properties/error`, { allOf: [{ allOf: [{ $ref: error }] }] }),
  },
  {
    edit: 'a schema is wrapped in a single anyOf',
    level: 'none or patch',
    apply: (d) => d.set(`${envelope}/properties/error`, { anyOf: [{ $ref: error }] }),
  },
  {
    edit: 'a schema is split into the parts of an allOf',
    level: 'none or patch',
    apply: (d) => {
      const properties = d.get(`${cost}/properties`);
      d.set(cost, {
        allOf: [
          { type: 'object', description: 'A cost.' },
          { properties, required: ['amount', 'currencyCode', 'billingFrequency'] },
        ],
      });
    },
  },
  {
    edit: 'what holds anyway is written out',
    level: 'none or patch',
    apply: (d) => d.set(`${error}/additionalProperties`, true),
  },
  {
    edit: 'the version of OpenAPI is 3.1',
    level: 'none or patch',
    apply: (d) => d.set('#/openapi', '3.1.0'),
  },
  {
    edit: 'a schema that nobody uses is added',
    level: 'minor',
    apply: (d) => d.set(`${schemas}/Unused`, { type: 'string' }),
  },
  {
    edit: 'deprecated operations and a new one',
    level: 'minor',
    apply: (d) => {
      d.set(`${operationPath}/delete/deprecated`, true);
      d.set('#/paths/~1new', { get: { responses: { 200: { description: 'New.' } } } });
    },
  },
];

function inlineErrors(d: Parameters<Edit['apply']>[0]): void {
  for (const place of [purchase, search, `${operationPath}/get`, `${operationPath}/delete`])
    d.set(`${place}/responses/default`, d.get('#/components/responses/Error'));
  d.remove('#/components/responses/Error');
}

function renameError(d: Parameters<Edit['apply']>[0]): void {
  for (const place of [purchase, search, `${operationPath}/get`, `${operationPath}/delete`])
    d.set(`${place}/responses/default`, { $ref: '#/components/responses/Failure' });
  d.move('#/components/responses/Error', '#/components/responses/Failure');
}

function reversed(value: unknown): unknown {
  return Object.fromEntries(Object.entries(Object(value)).reverse());
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
