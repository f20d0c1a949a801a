import { fixtures } from '../../fixtures.js';
import type { Mutation } from '../../mutation.js';
import { headerOf, jsonOf } from '../answers.js';
import { versionOf } from '../context.js';
import { type Change, failure, header, jsonBody, members } from '../edits.js';
import { memberOf, membersOf } from '../json.js';
import { readable } from '../life-cycle/cancellation.js';
import { type Violation, violationsOf } from '../violation.js';
import { onAccepted, onList, onSucceeded, when } from '../when.js';

/** A change of a value that every reading of it shows: the search result, a number by itself, and each in the list. */
function inEveryReading(change: (value: Readonly<Record<string, unknown>>) => unknown): Mutation {
  return when(
    ({ status: code }) => code === 200,
    (answer, context) => {
      const body = membersOf(jsonOf(answer));
      const entries = body['phoneNumbers'];
      if (context.route === 'getPhoneNumber' || context.route === 'getSearchResult')
        return jsonBody(change(body))(answer, context);
      if (context.route !== 'listPhoneNumbers' || !Array.isArray(entries)) return answer;
      return members({ phoneNumbers: entries.map((entry) => change(membersOf(entry))) })(answer, context);
    },
  );
}

/** The search that the fixture `cancel` names: another one than any whose purchase succeeds. */
const otherSearch: Change = (answer, context) =>
  members({
    resourceLocation: `/availablePhoneNumbers/searchResults/${fixtures.cancel}?api-version=${versionOf(context)}`,
  })(answer, context);

/** A query that the server itself hands out, and then refuses. */
const handedOut: Change = (answer, context) =>
  header('Operation-Location', `${headerOf(answer, 'Operation-Location') ?? ''}&generation=2`)(
    answer,
    context,
  );

const refuseHandedOut: Mutation = when(
  (_, { route, request }) => route === 'getOperation' && request.url.includes('generation=2'),
  failure(400, { code: 'InvalidInput', message: 'The generation is not known.' }),
);

const nextVersion: Change = (answer, context) => {
  const next = memberOf(jsonOf(answer), 'nextLink');
  if (typeof next !== 'string') return answer;
  return members({ nextLink: next.replace(versionOf(context), '2022-12-01') })(answer, context);
};

/** The operation is not there any more once it was canceled. */
const isGone: Mutation = when(
  ({ status: code }, { route, operation, search }) =>
    route === 'getOperation' &&
    code === 200 &&
    search?.scenario === 'cancel' &&
    operation?.status === 'failed',
  failure(404, { code: 'NotFound', message: 'There is no such operation.' }),
);

/** What is wrong in every reading alike, or in one place alone: nothing contradicts it but the rule that it breaks. */
export const consistentViolations: readonly Violation[] = violationsOf('kinds', [
  [
    'K90',
    'body',
    'a country that does not exist, wherever a number is read',
    inEveryReading(withCountry('QX')),
  ],
  [
    'K91',
    'cross-field',
    'a country with another calling code, wherever a number is read',
    inEveryReading(withCountry('DE')),
  ],
  [
    'K92',
    'body',
    'a currency that does not exist, wherever a cost is read',
    inEveryReading(withCurrency('QQQ')),
  ],
  ['K93', 'header-semantic', 'the next page of a list is in another api-version', onList(nextVersion)],
  ['K94', 'cross-field', 'the result of a purchase is that of another search', onSucceeded(otherSearch)],
  [
    'K95',
    'header-semantic',
    'Operation-Location has a query that is then refused',
    chain(onAccepted(handedOut), refuseHandedOut),
  ],
  [
    'K96',
    'lro',
    'an operation is gone after it was canceled, and has delivered its number',
    chain(isGone, readable),
  ],
]);

function withCountry(countryCode: string) {
  return (value: Readonly<Record<string, unknown>>) =>
    'countryCode' in value ? { ...value, countryCode } : value;
}

function withCurrency(currencyCode: string) {
  return (value: Readonly<Record<string, unknown>>) => ({
    ...value,
    cost: { ...membersOf(value['cost']), currencyCode },
  });
}

function chain(first: Mutation, second: Mutation): Mutation {
  return async (answer, context) => second(await first(answer, context), context);
}
