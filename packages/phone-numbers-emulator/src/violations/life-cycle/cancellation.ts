import type { MutationContext } from '../../mutation.js';
import { jsonOf } from '../answers.js';
import { versionOf } from '../context.js';
import { all, type Change, jsonBody, members, status } from '../edits.js';
import { memberOf } from '../json.js';
import { type Violation, violationsOf } from '../violation.js';

type Search = NonNullable<MutationContext['search']>;

/** The search whose purchase was canceled, once it was. */
const canceledSearch = ({ purchases }: MutationContext): Search | undefined =>
  purchases.find((purchase) => purchase.search.scenario === 'cancel' && purchase.status === 'failed')?.search;

const numberOf = ({ phoneNumbers, capabilities, cost, phoneNumberType, assignmentType }: Search) => ({
  id: phoneNumbers[0]?.slice(1),
  phoneNumber: phoneNumbers[0],
  countryCode: 'US',
  phoneNumberType,
  capabilities,
  assignmentType,
  // As the service says it where it has not kept the time.
  purchaseDate: '2000-01-01T00:00:00+00:00',
  cost,
});

/** The number that the purchase was about can be read after its cancellation. */
export const readable: Change = (answer, context) => {
  const search = canceledSearch(context);
  const isAbsent = context.route === 'getPhoneNumber' && answer.status === 404;
  if (!isAbsent || search === undefined || context.search !== search) return answer;
  return all(status(200), jsonBody(numberOf(search)))(answer, context);
};

/** The list with it, as it was last read whole: its pages are pages of that. */
const lists = new WeakMap<Search, readonly unknown[]>();

/** It is in the list. */
const listed: Change = (answer, context) => {
  const search = canceledSearch(context);
  const isList = context.route === 'listPhoneNumbers' && answer.status === 200;
  const entries = memberOf(jsonOf(answer), 'phoneNumbers');
  if (!isList || search === undefined || !Array.isArray(entries)) return answer;
  const query = new URL(context.request.url).searchParams;
  const isPage = query.has('skip') || query.has('top');
  const all = isPage ? lists.get(search) : [...entries, numberOf(search)];
  if (all === undefined) return answer;
  lists.set(search, all);
  const skip = Number(query.get('skip') ?? 0);
  const end = skip + Number(query.get('top') ?? 100);
  const next = `/phoneNumbers?skip=${end}&top=${end - skip}&api-version=${versionOf(context)}`;
  return members({
    phoneNumbers: all.slice(skip, end),
    nextLink: end < all.length ? next : undefined,
  })(answer, context);
};

/** The operation is running at the first read after its cancellation, and has succeeded at the next ones. */
const goesOn: Change = (answer, context) => {
  const isRead = context.route === 'getOperation' && answer.status === 200;
  const { terminalReads = 0 } = context.operation ?? {};
  if (!isRead || context.search?.scenario !== 'cancel' || terminalReads === 0) return answer;
  return members({ status: terminalReads === 1 ? 'running' : 'succeeded', error: undefined })(
    answer,
    context,
  );
};

/** What may be wrong with a purchase that is canceled. */
export const cancellationViolations: readonly Violation[] = violationsOf('life cycle', [
  ['NL17', 'lro', 'a canceled operation goes on, and then succeeds without its number', goesOn],
  [
    'NL18',
    'lro',
    'a canceled operation goes on, and then succeeds with its number',
    all(goesOn, all(readable, listed)),
  ],
  ['NL27', 'lro', 'a purchase that was canceled delivers its number', readable],
  ['NL28', 'lro', 'a purchase that was canceled puts its number into the list', listed],
]);
