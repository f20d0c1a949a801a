import type { MutationContext } from '../../mutation.js';
import { jsonOf } from '../answers.js';
import { versionOf } from '../context.js';
import { type Change, entryMembers, header, jsonBody, members } from '../edits.js';
import { memberOf, membersOf } from '../json.js';
import { type Violation, violationsOf } from '../violation.js';
import { onList, onNumber, onSearchResult, onSucceeded } from '../when.js';

/** Gives an object in the body other members. */
const inside =
  (name: string, values: Readonly<Record<string, unknown>>): Change =>
  (answer, context) =>
    members({ [name]: { ...membersOf(memberOf(jsonOf(answer), name)), ...values } })(answer, context);

const dead = (context: MutationContext): string =>
  `/availablePhoneNumbers/searchResults/5f1c7a52-0b8e-4d0c-9f38-0d3e5a7c1b22?api-version=${versionOf(context)}`;

/** What may be wrong with what a purchase leads to. */
export const readingViolations: readonly Violation[] = violationsOf('final', [
  [
    'NF01',
    'header',
    'Location of a succeeded operation on a foreign host',
    onSucceeded(header('Location', 'https://evil.example/phoneNumbers')),
  ],
  [
    'NF02',
    'header',
    'Location of a succeeded operation is protocol-relative',
    onSucceeded(header('Location', '//evil.example/phoneNumbers')),
  ],
  [
    'NF03',
    'header',
    'Location of a succeeded operation is a dead link',
    onSucceeded(header('Location', dead)),
  ],
  [
    'NF04',
    'header-semantic',
    'resourceLocation with a user name',
    onSucceeded((answer, context) =>
      members({ resourceLocation: `https://user:pw@${new URL(context.request.url).host}/phoneNumbers` })(
        answer,
        context,
      ),
    ),
  ],
  [
    'NF05',
    'header-semantic',
    'resourceLocation downgraded to http',
    onSucceeded((answer, context) =>
      members({
        resourceLocation: `http://${new URL(context.request.url).host}/phoneNumbers?api-version=${versionOf(context)}`,
      })(answer, context),
    ),
  ],
  [
    'NF06',
    'lro',
    'resourceLocation is a path that is not there',
    onSucceeded(members({ resourceLocation: '/nowhere' })),
  ],
  [
    'NF10',
    'body',
    'search result without phoneNumbers',
    onSearchResult(members({ phoneNumbers: undefined })),
  ],
  [
    'NF11',
    'body',
    'search result whose numbers are objects',
    onSearchResult(members({ phoneNumbers: [{ phoneNumber: '+14255550123' }] })),
  ],
  [
    'NF12',
    'body',
    'search result with a number without its plus',
    onSearchResult(members({ phoneNumbers: ['14255550123'] })),
  ],
  [
    'NF13',
    'cross-field',
    'search result of another search',
    onSearchResult(members({ searchId: '5f1c7a52-0b8e-4d0c-9f38-0d3e5a7c1b22' })),
  ],
  ['NF14', 'body', 'search result with a negative cost', onSearchResult(inside('cost', { amount: -2 }))],
  [
    'NF15',
    'body',
    'search result in a currency in lower case',
    onSearchResult(inside('cost', { currencyCode: 'usd' })),
  ],
  [
    'NF16',
    'body',
    'search result without a billing frequency',
    onSearchResult(inside('cost', { billingFrequency: undefined })),
  ],
  ['NF17', 'body', 'search result whose cost is null', onSearchResult(members({ cost: null }))],
  [
    'NF18',
    'body',
    'search result that expires in a number of minutes',
    onSearchResult(members({ searchExpiresBy: 16 })),
  ],
  [
    'NF19',
    'body',
    'search result with TollFree in Pascal case',
    onSearchResult(members({ phoneNumberType: 'TollFree' })),
  ],
  [
    'NF20',
    'body',
    'search result in an envelope',
    onSearchResult((answer, context) => jsonBody({ result: jsonOf(answer) })(answer, context)),
  ],
  ['NF30', 'body', 'number with a country of three letters', onNumber(members({ countryCode: 'USA' }))],
  [
    'NF31',
    'body',
    'number with the name of the country',
    onNumber(members({ countryCode: 'United States' })),
  ],
  [
    'NF32',
    'cross-field',
    'another number than the one asked for',
    onNumber(members({ id: '14255550199', phoneNumber: '+14255550199' })),
  ],
  [
    'NF33',
    'body',
    'number whose id has the plus',
    onNumber((answer, context) => members({ id: memberOf(jsonOf(answer), 'phoneNumber') })(answer, context)),
  ],
  [
    'NF34',
    'body',
    'number with capabilities in Pascal case',
    onNumber(inside('capabilities', { calling: 'Inbound' })),
  ],
  [
    'NF35',
    'body',
    'number with capabilities as booleans',
    onNumber(members({ capabilities: { calling: true, sms: true } })),
  ],
  [
    'NF36',
    'body',
    'number with the capability inbound/outbound',
    onNumber(inside('capabilities', { sms: 'inbound/outbound' })),
  ],
  ['NF37', 'body', 'number with "Application"', onNumber(members({ assignmentType: 'Application' }))],
  [
    'NF38',
    'body',
    'number purchased on a day without time',
    onNumber(members({ purchaseDate: '2022-01-11' })),
  ],
  ['NF39', 'body', 'number without purchaseDate', onNumber(members({ purchaseDate: undefined }))],
  ['NF40', 'body', 'number with a cost of null', onNumber(members({ cost: null }))],
  ['NF41', 'body', 'number with the sign of a currency', onNumber(inside('cost', { currencyCode: '$' }))],
  [
    'NF42',
    'body',
    'number in the list of one',
    onNumber((answer, context) => jsonBody({ phoneNumbers: [jsonOf(answer)] })(answer, context)),
  ],
  [
    'NF43',
    'body',
    'number that begins with a zero',
    onNumber(members({ id: '04255550123', phoneNumber: '+04255550123' })),
  ],
  [
    'NF50',
    'body',
    'list as a bare array',
    onList((answer, context) => jsonBody(memberOf(jsonOf(answer), 'phoneNumbers'))(answer, context)),
  ],
  [
    'NF51',
    'body',
    'list under "value"',
    onList((answer, context) =>
      jsonBody({ value: memberOf(jsonOf(answer), 'phoneNumbers') })(answer, context),
    ),
  ],
  ['NF52', 'body', 'list whose phoneNumbers is null', onList(members({ phoneNumbers: null }))],
  ['NF53', 'body', 'list whose entries have no cost', onList(entryMembers({ cost: undefined }))],
  [
    'NF54',
    'cross-field',
    'list whose entries have ids of other numbers',
    onList(entryMembers({ id: '14255550199' })),
  ],
  [
    'NF55',
    'header-semantic',
    'nextLink on a foreign host',
    onList(members({ nextLink: 'https://evil.example/phoneNumbers?skip=1' })),
  ],
  [
    'NF56',
    'header-semantic',
    'nextLink is protocol-relative',
    onList(members({ nextLink: '//evil.example/phoneNumbers?skip=1' })),
  ],
  ['NF57', 'body', 'nextLink is empty', onList(members({ nextLink: '' }))],
  ['NF58', 'body', 'nextLink is null', onList(members({ nextLink: null }))],
  [
    'NF59',
    'lro',
    'nextLink leads to its own page',
    onList((answer, context) => members({ nextLink: context.request.url })(answer, context)),
  ],
  [
    'NF60',
    'lro',
    'nextLink is a dead link',
    onList((answer, context) => members({ nextLink: dead })(answer, context)),
  ],
  [
    'NF62',
    'header-semantic',
    'nextLink in another api-version',
    onList((answer, context) =>
      context.request.url.includes('skip=')
        ? answer
        : members({ nextLink: '/phoneNumbers?skip=1&top=100&api-version=2022-12-01' })(answer, context),
    ),
  ],
  [
    'NF61',
    'cross-field',
    'the list has the same number twice',
    onList((answer, context) => {
      const entries = memberOf(jsonOf(answer), 'phoneNumbers');
      return members({ phoneNumbers: Array.isArray(entries) ? [...entries, ...entries] : [] })(
        answer,
        context,
      );
    }),
  ],
]);
