import type { Edit } from '../editable.js';
import { accepted, cost, error, operation, operationPath, result, schemas, search } from './places.js';

const found = `${search}/responses/200`;
const content = `${found}/content`;
const failure = { $ref: '#/components/responses/Error' };

/** What an answer may be: whatever was promised has to stay so. */
export const responseEdits: readonly Edit[] = [
  {
    edit: 'a header is promised anew',
    level: 'minor',
    apply: (d) => d.set(`${accepted}/headers/MS-CV`, { required: true, schema: { type: 'string' } }),
  },
  {
    edit: 'an optional header is gone',
    level: 'major',
    apply: (d) => d.remove(`${accepted}/headers/Location`),
  },
  {
    edit: 'an optional header is promised',
    level: 'minor',
    apply: (d) => d.set(`${accepted}/headers/Location/required`, true),
  },
  {
    edit: 'a header gains a pattern',
    level: 'minor',
    apply: (d) => d.set(`${accepted}/headers/operation-id/schema/pattern`, '^purchase_'),
  },
  {
    edit: 'a header loses its format',
    level: 'major',
    apply: (d) => d.remove(`${accepted}/headers/Operation-Location/schema/format`),
  },
  {
    edit: 'a 404 is listed beside default',
    level: 'minor',
    apply: (d) => d.set(`${search}/responses/404`, failure),
  },
  {
    edit: 'a 404 without content is listed',
    level: 'minor',
    apply: (d) => d.set(`${search}/responses/404`, { description: 'Not found' }),
  },
  {
    edit: 'a 404 with another body is listed',
    level: 'major',
    apply: (d) =>
      d.set(`${search}/responses/404`, {
        description: 'Not found',
        content: { 'application/json': { schema: { type: 'string' } } },
      }),
  },
  {
    edit: 'a class of errors is listed',
    level: 'minor',
    apply: (d) => d.set(`${search}/responses/4XX`, failure),
  },
  {
    edit: 'the only success is another status',
    level: 'major',
    apply: (d) => d.move(`${operationPath}/delete/responses/204`, `${operationPath}/delete/responses/202`),
  },
  { edit: 'the body is gone', level: 'major', apply: (d) => d.remove(content) },
  {
    edit: 'an empty answer gains a body',
    level: 'minor',
    apply: (d) => d.set(`${accepted}/content`, { 'application/json': { schema: { $ref: operation } } }),
  },
  {
    edit: 'one more media type is answered',
    level: 'minor',
    apply: (d) => d.set(`${content}/text~1csv`, { schema: { type: 'string' } }),
  },
  {
    edit: 'the media type is replaced',
    level: 'major',
    apply: (d) => d.move(`${content}/application~1json`, `${content}/application~1xml`),
  },
  {
    edit: 'a member may be null',
    level: 'major',
    apply: (d) => d.set(`${operation}/properties/resourceLocation/nullable`, true),
  },
  {
    edit: 'an optional member is gone',
    level: 'major',
    apply: (d) => d.remove(`${error}/properties/target`),
  },
  {
    edit: 'a member is renamed',
    level: 'major',
    apply: (d) => d.move(`${error}/properties/innererror`, `${error}/properties/innerError`),
  },
  { edit: 'errors have members of any type', level: 'major', apply: (d) => d.remove(`${error}/properties`) },
  { edit: 'code is no longer promised', level: 'major', apply: (d) => d.drop(`${error}/required`, 'code') },
  { edit: 'target is promised', level: 'minor', apply: (d) => d.add(`${error}/required`, 'target') },
  {
    edit: 'details hold texts',
    level: 'major',
    apply: (d) => d.set(`${error}/properties/details/items`, { type: 'string' }),
  },
  {
    edit: 'details become one object',
    level: 'major',
    apply: (d) => d.set(`${error}/properties/details`, { $ref: error }),
  },
  {
    edit: 'details have at most ten items',
    level: 'minor',
    apply: (d) => d.set(`${error}/properties/details/maxItems`, 10),
  },
  {
    edit: 'an enum that may grow gains a value',
    level: 'minor',
    apply: (d) => d.add(`${operation}/properties/operationType/enum`, 'reservationPurchase'),
  },
  {
    edit: 'an enum that may grow loses a value',
    level: 'major',
    apply: (d) => d.drop(`${operation}/properties/operationType/enum`, 'search'),
  },
  {
    edit: 'an enum that may grow is closed',
    level: 'minor',
    apply: (d) => d.set(`${operation}/properties/operationType/x-ms-enum/modelAsString`, false),
  },
  {
    edit: 'a closed enum may grow from now on',
    level: 'major',
    apply: (d) => d.set(`${operation}/properties/status/x-ms-enum`, { name: 'Status', modelAsString: true }),
  },
  {
    edit: 'a closed enum becomes any text',
    level: 'major',
    apply: (d) => d.remove(`${operation}/properties/status/enum`),
  },
  {
    edit: 'any text becomes an enum',
    level: 'minor',
    apply: (d) => d.set(`${cost}/properties/currencyCode/enum`, ['USD', 'EUR']),
  },
  {
    edit: 'a number becomes an integer',
    level: 'minor',
    apply: (d) => d.set(`${cost}/properties/amount`, { type: 'integer' }),
  },
  {
    edit: 'a number becomes a text',
    level: 'major',
    apply: (d) => d.set(`${cost}/properties/amount`, { type: 'string' }),
  },
  {
    edit: 'a number gains a minimum',
    level: 'minor',
    apply: (d) => d.set(`${cost}/properties/amount/minimum`, 0),
  },
  {
    edit: 'a text gains a format',
    level: 'minor',
    apply: (d) => d.set(`${operation}/properties/resourceLocation/format`, 'uri-reference'),
  },
  {
    edit: 'another format is used',
    level: 'major',
    apply: (d) => d.set(`${operation}/properties/createdDateTime/format`, 'date'),
  },
  {
    edit: 'a list becomes a text',
    level: 'major',
    apply: (d) => d.set(`${result}/properties/phoneNumbers`, { type: 'string' }),
  },
  {
    edit: 'the items of a list become objects',
    level: 'major',
    apply: (d) => d.set(`${result}/properties/phoneNumbers/items`, { type: 'object' }),
  },
  {
    edit: 'the items of a list gain a pattern',
    level: 'minor',
    apply: (d) => d.set(`${result}/properties/phoneNumbers/items/pattern`, '^\\+'),
  },
  { edit: 'an answer is closed', level: 'minor', apply: (d) => d.set(`${cost}/additionalProperties`, false) },
  {
    edit: 'an answer gains a member deep inside',
    level: 'minor',
    apply: (d) => d.set(`${cost}/properties/tax`, { type: 'number' }),
  },
  {
    edit: 'a member is replaced by a choice that takes it',
    level: 'major',
    apply: (d) => d.set(`${result}/properties/cost`, { anyOf: [{ $ref: cost }, { type: 'number' }] }),
  },
  {
    edit: 'a member is for requests only',
    level: 'major',
    apply: (d) => d.set(`${operation}/properties/id/writeOnly`, true),
  },
  {
    edit: 'an answer is of another schema that has the same members',
    level: 'minor',
    apply: (d) => {
      d.set(`${schemas}/Operation`, d.get(operation));
      d.set(
        `${operationPath}/get/responses/200/content/application~1json/schema/$ref`,
        `${schemas}/Operation`,
      );
    },
  },
];

/** Edits that take something away again, each after the edit that it undoes. */
export const undoneResponseEdits: readonly (Edit & { readonly first: Edit['apply'] })[] = [
  {
    edit: 'a minimum is gone',
    level: 'major',
    first: (d) => d.set(`${cost}/properties/amount/minimum`, 0),
    apply: (d) => d.remove(`${cost}/properties/amount/minimum`),
  },
  {
    edit: 'a maxItems is gone',
    level: 'major',
    first: (d) => d.set(`${error}/properties/details/maxItems`, 10),
    apply: (d) => d.remove(`${error}/properties/details/maxItems`),
  },
  {
    edit: 'a member is never null any more',
    level: 'minor',
    first: (d) => d.set(`${operation}/properties/resourceLocation/nullable`, true),
    apply: (d) => d.remove(`${operation}/properties/resourceLocation/nullable`),
  },
  {
    edit: 'an integer becomes a number',
    level: 'major',
    first: (d) => d.set(`${cost}/properties/amount`, { type: 'integer' }),
    apply: (d) => d.set(`${cost}/properties/amount`, { type: 'number' }),
  },
  {
    edit: 'a status that was listed is left to default',
    level: 'major',
    first: (d) => d.set(`${search}/responses/404`, failure),
    apply: (d) => d.remove(`${search}/responses/404`),
  },
  {
    edit: 'a closed answer is opened',
    level: 'major',
    first: (d) => d.set(`${cost}/additionalProperties`, false),
    apply: (d) => d.remove(`${cost}/additionalProperties`),
  },
];
