import type { MutationContext } from '../../mutation.js';
import { jsonOf, textOf } from '../answers.js';
import { type Change, failure, members } from '../edits.js';
import { memberOf } from '../json.js';
import { type Violation, variationsOf, violationsOf } from '../violation.js';
import { onSearchResult, when } from '../when.js';

type Search = NonNullable<MutationContext['search']>;

const broken = failure(500, { code: 'InternalError', message: 'It is broken.' });

/** A search that has no quantity. */
const isWithoutQuantity = ({ route, request }: MutationContext): boolean =>
  route === 'search' &&
  /^\{.*"phoneNumberType"/.test(textOf(request)) &&
  !textOf(request).includes('quantity');

/** A read of an operation or a search result by an id that is like this. */
const isReadOf =
  (id: RegExp) =>
  (_: unknown, { request }: MutationContext) =>
    request.method === 'GET' && /\/(?:operations|searchResults)\//.test(request.url) && id.test(request.url);

const isRead =
  (plus: string) =>
  (_: unknown, { route, request }: MutationContext) =>
    route === 'getPhoneNumber' && request.url.includes(`/phoneNumbers/${plus}`);

const notFound = failure(404, { code: 'NotFound', message: 'There is no such phone number.' });

/** What is found in the area that was asked for is in another one. */
const inAnotherArea: Change = (answer, context) => {
  const found = memberOf(jsonOf(answer), 'phoneNumbers');
  if (!Array.isArray(found) || !found.some((number) => String(number).startsWith('+1206'))) return answer;
  return members({ phoneNumbers: ['+12125550163'] })(answer, context);
};

/** Finds two phone numbers where one was searched for, as no quantity was given. */
function findsTwo(): Change {
  const searches = new WeakSet<Search>();
  return (answer, context) => {
    const { route, search } = context;
    if (search === undefined) return answer;
    if (isWithoutQuantity(context)) searches.add(search);
    if (route !== 'getSearchResult' || answer.status !== 200 || !searches.has(search)) return answer;
    return members({ phoneNumbers: [...search.phoneNumbers, '+18335550197'] })(answer, context);
  };
}

/** Violations that only requests show which differ from the usual ones: searches, ids, spellings, sizes. */
export const requestViolations: readonly Violation[] = violationsOf('kinds', [
  ['K110', 'cross-field', 'a search in an area finds another one', onSearchResult(inAnotherArea)],
  [
    'K111',
    'status',
    'a search without a quantity is refused',
    when(
      (_, context) => isWithoutQuantity(context),
      failure(400, { code: 'InvalidInput', message: 'The quantity field is required.', target: 'quantity' }),
    ),
  ],
  ['K112', 'cross-field', 'a search without a quantity finds two phone numbers', findsTwo()],
  ['K113', 'status', 'an id with escaped slashes breaks the server', when(isReadOf(/%2f/i), broken)],
  ['K114', 'status', 'a long id breaks the server', when(isReadOf(/[^/?]{257}/), broken)],
  ['K115', 'status', 'a phone number is not found by %2b', when(isRead('%2b'), notFound)],
  ['K116', 'status', 'a phone number is not found by its plus', when(isRead('+'), notFound)],
  [
    'K117',
    'status',
    'a long body breaks the server',
    // What is too long is not kept.
    when(({ status }) => status === 413, broken),
  ],
]);

/** Ways to answer such requests, all of which conform. */
export const requestVariations: readonly Violation[] = variationsOf('kinds', [
  [
    'KC110',
    'there is nothing in the area that was searched',
    when(
      ({ status }, { route, request }) =>
        route === 'search' && status === 202 && textOf(request).includes('areaCode'),
      failure(400, { code: 'BadRequest', message: 'There are no phone numbers in this area.' }),
    ),
  ],
  [
    'KC111',
    'a long id is refused with 414',
    when(isReadOf(/[^/?]{257}/), failure(414, { code: 'UriTooLong', message: 'The id is too long.' })),
  ],
  [
    'KC112',
    'a proxy refuses escaped slashes with a page of its own',
    when(isReadOf(/%2f/i), () => ({
      status: 404,
      headers: [['Content-Type', 'text/html']],
      body: new TextEncoder().encode('<html><body><h1>Not Found</h1></body></html>'),
    })),
  ],
]);
