import type { Answer } from '../../answer.js';
import { fixtures } from '../../fixtures.js';
import type { Mutation, MutationContext } from '../../mutation.js';
import { withJson } from '../answers.js';
import { versionOf } from '../context.js';
import { failure, instead, jsonBody, members } from '../edits.js';
import { at, set } from '../json.js';
import { eachNumber } from '../numbers.js';
import { type Violation, variationsOf, violationsOf } from '../violation.js';
import { type Condition, when } from '../when.js';
import { ownedNumber } from './data.js';
import { acceptUpdate, boughtBy } from './owned.js';

type Search = NonNullable<MutationContext['search']>;

const authorizationOf = ({ request }: MutationContext): string =>
  request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';

/** A refused request without a credential, by its method, for a phone number that was bought. */
const isStrangers =
  (method: string) =>
  ({ status }: Answer, context: MutationContext): boolean =>
    status === 401 &&
    context.request.method === method &&
    authorizationOf(context) === '' &&
    boughtBy(context) !== undefined;

/** The same with a signature that is not for the request. */
const isSigned =
  (method: string) =>
  ({ status }: Answer, context: MutationContext): boolean =>
    status === 401 &&
    context.request.method === method &&
    authorizationOf(context).includes('Signature=') &&
    boughtBy(context) !== undefined;

const isStrangersCancellation = ({ status }: Answer, context: MutationContext): boolean =>
  status === 401 &&
  context.request.method === 'DELETE' &&
  authorizationOf(context) === '' &&
  context.request.url.includes(`/operations/purchase_${fixtures.cancel}`);

const releaseId = '0d1c7c86-5f0e-4c0e-9c7e-3f6f0e0f7a11';

function acceptRelease(context: MutationContext): Answer {
  const path = `/phoneNumbers/operations/release_${releaseId}?api-version=${versionOf(context)}`;
  const headers = [
    ['Operation-Location', path],
    ['operation-id', `release_${releaseId}`],
    ['release-id', releaseId],
  ] as const;
  return { status: 202, headers, body: new Uint8Array() };
}

/** Carries out what a stranger has asked for, and was refused: from then on the phone number reads so. */
function carriesOut(isRefused: Condition, change: Mutation): Mutation {
  const searches = new WeakSet<Search>();
  return (answer, context) => {
    const search = boughtBy(context);
    if (search === undefined) return answer;
    if (isRefused(answer, context)) searches.add(search);
    const isChanged = context.route === 'getPhoneNumber' && answer.status === 200 && searches.has(search);
    return isChanged ? change(answer, context) : answer;
  };
}

const gone = failure(404, { code: 'NotFound', message: 'There is no such phone number.' });

/** Cancels what a stranger has asked to cancel, and was refused. */
function cancelsAnyway(): Mutation {
  const canceled = new WeakSet<Search>();
  return (answer, context) => {
    const { search, purchases, route } = context;
    const asked = purchases.find((purchase) => purchase.search.searchId === fixtures.cancel)?.search;
    if (asked !== undefined && isStrangersCancellation(answer, context)) canceled.add(asked);
    if (route !== 'getOperation' || answer.status !== 200 || search === undefined || !canceled.has(search))
      return answer;
    return members({ status: 'failed', error: { code: 'Canceled', message: 'It was canceled.' } })(
      answer,
      context,
    );
  };
}

const isWithoutVersion =
  (path: RegExp) =>
  ({ status }: Answer, { request }: MutationContext): boolean =>
    status === 400 && request.method === 'GET' && path.test(request.url) && !request.url.includes('?');

const readNumber = ownedNumber(fixtures.phoneNumber);
const readOperation = (answer: Answer, { request }: MutationContext): Answer =>
  withJson(
    { ...answer, status: 200 },
    {
      operationType: 'search',
      status: 'succeeded',
      createdDateTime: '2022-01-11T17:23:03.3507067+00:00',
      id: request.url.split('/').at(-1),
    },
  );

/** Violations around who may do what to things that are there. */
export const strangerViolations: readonly Violation[] = violationsOf('kinds', [
  [
    'K120',
    'security',
    'everyone may release an owned number',
    when(isStrangers('DELETE'), instead(acceptRelease)),
  ],
  ['K121', 'security', 'a release that gets 401 is carried out', carriesOut(isStrangers('DELETE'), gone)],
  [
    'K122',
    'security',
    'everyone may update an owned number',
    when(isStrangers('PATCH'), instead(acceptUpdate)),
  ],
  [
    'K123',
    'security',
    'an update that gets 401 is carried out',
    carriesOut(isStrangers('PATCH'), eachNumber(at(['capabilities'], set('calling', 'outbound')))),
  ],
  [
    'K124',
    'security',
    'everyone may cancel a purchase',
    when(
      isStrangersCancellation,
      instead(() => ({ status: 204, headers: [], body: new Uint8Array() })),
    ),
  ],
  [
    'K160',
    'security',
    'a signature for anything updates an owned number',
    when(isSigned('PATCH'), instead(acceptUpdate)),
  ],
  [
    'K161',
    'security',
    'an update with the signature of another one is refused, and carried out',
    carriesOut(isSigned('PATCH'), eachNumber(at(['capabilities'], set('calling', 'outbound')))),
  ],
  ['K125', 'security', 'a cancellation that gets 401 is carried out', cancelsAnyway()],
  [
    'K126',
    'security',
    'a token that nobody has signed is good',
    when(
      ({ status }, context) =>
        status === 401 &&
        /^Bearer \S+\.$/.test(authorizationOf(context)) &&
        context.route === 'listPhoneNumbers',
      (answer, context) => jsonBody({ phoneNumbers: [] })({ ...answer, status: 200 }, context),
    ),
  ],
  [
    'K127',
    'refusal',
    'a phone number is read without an api-version',
    when(isWithoutVersion(/\/phoneNumbers\/(?:\+|%2B)\d+$/), (answer, context) =>
      jsonBody(readNumber)({ ...answer, status: 200 }, context),
    ),
  ],
  [
    'K128',
    'refusal',
    'an operation is read without an api-version',
    when(isWithoutVersion(/\/operations\/search_/), readOperation),
  ],
]);

/** Ways to refuse, all of which conform. */
export const strangerVariations: readonly Violation[] = variationsOf('kinds', [
  [
    'KC120',
    'nothing is found without an api-version',
    when(
      ({ status }, { request }) => status === 400 && request.method === 'GET' && !request.url.includes('?'),
      failure(404, { code: 'NotFound', message: 'There is nothing without an api-version.' }),
    ),
  ],
]);
