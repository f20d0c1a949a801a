import type { Mutation, MutationContext } from '../../mutation.js';
import { jsonOf, withJson } from '../answers.js';
import { versionOf } from '../context.js';
import { type Change, entryMembers, failure, header, members } from '../edits.js';
import { memberOf, membersOf } from '../json.js';
import { type Violation, violationsOf } from '../violation.js';
import { onAccepted, onList, onNumber, onRead, onSearchResult, onSucceeded, when } from '../when.js';

const bought = ({ purchases }: MutationContext) =>
  purchases.some(({ search, status: end }) => search.scenario === 'succeeds' && end === 'succeeded');

/** A number of the purchase that succeeded. */
const onBought = (change: Change): Mutation =>
  onNumber((answer, context) => (context.search?.scenario === 'succeeds' ? change(answer, context) : answer));

const inside =
  (name: string, values: Readonly<Record<string, unknown>>): Change =>
  (answer, context) =>
    members({ [name]: { ...membersOf(memberOf(jsonOf(answer), name)), ...values } })(answer, context);

/** The list, with its entries changed. */
const entries = (
  change: (list: readonly unknown[], context: MutationContext) => readonly unknown[],
): Mutation =>
  onList((answer, context) => {
    const list = memberOf(jsonOf(answer), 'phoneNumbers');
    return withJson(answer, {
      ...membersOf(jsonOf(answer)),
      phoneNumbers: change(Array.isArray(list) ? list : [], context),
    });
  });

const newer = { id: '14255550177', phoneNumber: '+14255550177' };

/** A phone number as the service reads one that is owned. */
export const ownedNumber = (phoneNumber: string) => ({
  id: phoneNumber.slice(1),
  phoneNumber,
  countryCode: 'US',
  phoneNumberType: 'geographic',
  capabilities: { calling: 'none', sms: 'inbound+outbound' },
  assignmentType: 'application',
  // As the service says it where it has not kept the time.
  purchaseDate: '2000-01-01T00:00:00+00:00',
  cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
});

/** Violations of what was bought and of what is read: no single answer shows them, or they stand in no schema. */
export const dataViolations: readonly Violation[] = violationsOf('kinds', [
  [
    'K10',
    'cross-field',
    'the number has other capabilities than the search',
    onBought(inside('capabilities', { sms: 'none' })),
  ],
  [
    'K11',
    'cross-field',
    'the number costs more than the search said',
    onBought(inside('cost', { amount: 200 })),
  ],
  [
    'K12',
    'cross-field',
    'the number costs another currency',
    onBought(inside('cost', { currencyCode: 'EUR' })),
  ],
  ['K13', 'cross-field', 'the number is of another type', onBought(members({ phoneNumberType: 'tollFree' }))],
  [
    'K14',
    'cross-field',
    'the number is assigned to a person',
    onBought(members({ assignmentType: 'person' })),
  ],
  [
    'K15',
    'cross-field',
    'a number more than the search has is bought',
    entries((list, context) => (bought(context) ? [...list, { ...membersOf(list[0]), ...newer }] : list)),
  ],
  [
    'K16',
    'cross-field',
    'a number that was owned is gone after the purchase',
    entries((list, context) => (bought(context) ? list.slice(1) : list)),
  ],
  [
    'K17',
    'body',
    'the number was purchased in the future',
    onNumber(members({ purchaseDate: '2031-01-01T00:00:00+00:00' })),
  ],
  [
    'K20',
    'cross-field',
    'list and single read differ in the type',
    onList(entryMembers({ phoneNumberType: 'mobile' })),
  ],
  [
    'K21',
    'cross-field',
    'list and single read differ in the cost',
    onList(entryMembers({ cost: { amount: 3, currencyCode: 'USD', billingFrequency: 'monthly' } })),
  ],
  [
    'K22',
    'cross-field',
    'the search finds another number after its purchase',
    onSearchResult((answer, context) =>
      bought(context) ? members({ phoneNumbers: ['+14255550199'] })(answer, context) : answer,
    ),
  ],
  [
    'K23',
    'header-semantic',
    'Operation-Location leads to something else',
    onAccepted(header('Operation-Location', (context) => `/status/42?api-version=${versionOf(context)}`)),
  ],
  [
    'K24',
    'header-semantic',
    'resourceLocation leads to something else',
    onSucceeded(members({ resourceLocation: '/docs/index.html' })),
  ],
  [
    'K30',
    'status',
    'an unknown number is broken, not unknown',
    when(
      ({ status: code }, { route }) => route === 'getPhoneNumber' && code === 404,
      failure(500, { code: 'InternalError', message: 'It broke.' }),
    ),
  ],
  [
    'K31',
    'status',
    'a list that can never be read',
    onList(failure(500, { code: 'InternalError', message: 'It broke.' })),
  ],
  [
    'K32',
    'status',
    'an unknown number exists',
    when(
      ({ status: code }, { route, search }) =>
        route === 'getPhoneNumber' && code === 404 && search === undefined,
      (answer, { request }) =>
        withJson(
          { ...answer, status: 200 },
          ownedNumber(decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '')),
        ),
    ),
  ],
  [
    'K40',
    'lro',
    'pages overlap',
    onList((answer, context) =>
      context.request.url.includes('skip=')
        ? answer
        : members({ nextLink: `/phoneNumbers?skip=0&api-version=${versionOf(context)}` })(answer, context),
    ),
  ],
  [
    'K41',
    'lro',
    'pages never end',
    onList((answer, context) => {
      const skip = Number(new URL(context.request.url).searchParams.get('skip') ?? 0);
      return withJson(answer, {
        phoneNumbers: [],
        nextLink: `/phoneNumbers?skip=${skip + 1}&api-version=${versionOf(context)}`,
      });
    }),
  ],
  [
    'K42',
    'lro',
    'nextLink lacks the api-version that it needs',
    onList((answer, context) =>
      context.request.url.includes('skip=')
        ? answer
        : members({ nextLink: '/phoneNumbers?skip=90' })(answer, context),
    ),
  ],
  [
    'K43',
    'lro',
    'skip is ignored',
    onList((answer, { request }) =>
      /skip=[1-9]/.test(request.url)
        ? withJson(answer, { phoneNumbers: [ownedNumber('+14255550100')] })
        : answer,
    ),
  ],
  ['K70', 'header', 'Date in the form of asctime', header('Date', 'Tue Jan 11 17:23:03 2022')],
  [
    'K71',
    'header',
    'Last-Modified on the 30th of February',
    onNumber(header('Last-Modified', 'Wed, 30 Feb 2022 17:23:03 GMT')),
  ],
  [
    'K72',
    'header',
    'Retry-After on the wrong day of the week',
    onAccepted(header('Retry-After', 'Mon, 11 Jan 2022 17:23:03 GMT')),
  ],
  ['K73', 'caching', 'an ETag that stays while the operation goes on', onRead(header('ETag', '"1"'))],
  ['K74', 'caching', 'a weak ETag that stays while the operation goes on', onRead(header('ETag', 'W/"1"'))],
  [
    'K75',
    'caching',
    'Last-Modified stays while the operation goes on',
    onRead(header('Last-Modified', 'Tue, 11 Jan 2022 17:23:03 GMT')),
  ],
  [
    'K76',
    'caching',
    'a number may be kept by shared caches',
    onNumber(header('Cache-Control', 'public, max-age=3600')),
  ],
  [
    'K77',
    'caching',
    'an operation that has ended may be kept by shared caches',
    onSucceeded(header('Cache-Control', 's-maxage=60')),
  ],
  [
    'K78',
    'caching',
    'shared caches may keep that a phone number is not there',
    when(
      ({ status }, { route }) => route === 'getPhoneNumber' && status === 404,
      header('Cache-Control', 'public, max-age=3600'),
    ),
  ],
  [
    'K79',
    'caching',
    'Last-Modified an hour after Date',
    onNumber(header('Last-Modified', ({ now }) => new Date(now.getTime() + 3_600_000).toUTCString())),
  ],
  ['K80', 'body', 'a country that does not exist', onNumber(members({ countryCode: 'QX' }))],
  ['K81', 'cross-field', 'a country with another calling code', onNumber(members({ countryCode: 'DE' }))],
  ['K82', 'body', 'a currency that does not exist', onSearchResult(inside('cost', { currencyCode: 'QQQ' }))],
]);
