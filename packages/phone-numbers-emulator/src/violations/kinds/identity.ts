import type { Answer } from '../../answer.js';
import type { Mutation, MutationContext } from '../../mutation.js';
import { headerOf, jsonOf, withHeader, withJson } from '../answers.js';
import { versionOf } from '../context.js';
import { type Change, header, json, members } from '../edits.js';
import { membersOf } from '../json.js';
import { type Violation, variationsOf, violationsOf } from '../violation.js';
import { onAccepted, onCanceled, onList, onNumber, onRead, when } from '../when.js';
import { boughtBy } from './owned.js';

type Search = NonNullable<MutationContext['search']>;

const sharedId = '3e5b7a20-9d14-4c68-8f5d-2a7c1e9b4d60';
const sharedPath = `/phoneNumbers/operations/capabilities_${sharedId}`;

/** Gives every update of what was bought one operation, which has ended: the phone number reads as it was asked for. */
function sharesOperation(): Mutation {
  const updates = new WeakMap<Search, Readonly<Record<string, unknown>>>();
  return (answer, context) => {
    const search = context.purchases.at(-1)?.search;
    const isUpdate = context.route === 'updateCapabilities' && answer.status === 202;
    if (isUpdate && search !== undefined)
      updates.set(search, { ...updates.get(search), ...membersOf(jsonOf(context.request)) });
    const asked = search && updates.get(search);
    if (search === undefined || asked === undefined) return answer;
    return asUpdated(search, asked)(sharedAnswer(answer, context), context);
  };
}

/** Shows the phone numbers of a search with other capabilities, by themselves and in the list. */
function asUpdated(search: Search, capabilities: Readonly<Record<string, unknown>>): Change {
  const change = (entry: unknown): unknown => {
    const number = membersOf(entry);
    if (!search.phoneNumbers.some((one) => one === number['phoneNumber'])) return entry;
    return { ...number, capabilities: { ...membersOf(number['capabilities']), ...capabilities } };
  };
  return (answer, context) => {
    if (answer.status !== 200) return answer;
    if (context.route === 'getPhoneNumber') return json(change)(answer, context);
    if (context.route !== 'listPhoneNumbers') return answer;
    return json((value) => {
      const page = membersOf(value);
      const entries = page['phoneNumbers'];
      return Array.isArray(entries) ? { ...page, phoneNumbers: entries.map(change) } : value;
    })(answer, context);
  };
}

const sharedAnswer: Change = (answer, context) => {
  if (new URL(context.request.url).pathname === sharedPath && answer.status === 404)
    return sharedOperation(answer, context);
  if (context.route !== 'updateCapabilities' || answer.status !== 202) return answer;
  const path = `${sharedPath}?api-version=${versionOf(context)}`;
  const headers = [
    ['Operation-Location', path],
    ['operation-id', `capabilities_${sharedId}`],
    ['capabilities-id', sharedId],
  ] as const;
  const renamed = headers.reduce((changed, [name, value]) => withHeader(changed, name, value), answer);
  return withJson(renamed, { capabilitiesUpdateId: sharedId });
};

function sharedOperation(answer: Answer, context: MutationContext): Answer {
  const [number] = context.purchases.at(-1)?.search.phoneNumbers ?? [];
  return withJson(
    { ...answer, status: 200 },
    {
      operationType: 'updatePhoneNumberCapabilities',
      status: 'succeeded',
      resourceLocation: `/phoneNumbers/${number}?api-version=${versionOf(context)}`,
      // Of this run, and the same at each read.
      createdDateTime: context.purchases.at(-1)?.search.createdAt.toISOString(),
      id: `capabilities_${sharedId}`,
    },
  );
}

/** Changes the reads of a purchase from the release of its phone number on. */
function onceReleased(change: Mutation): Mutation {
  const released = new WeakSet<Search>();
  return (answer, context) => {
    const { route, search, operation } = context;
    const bought = boughtBy(context);
    if (route === 'releasePhoneNumber' && answer.status === 202 && bought !== undefined) released.add(bought);
    const isIt = route === 'getOperation' && operation?.kind === 'purchase' && search !== undefined;
    return isIt && released.has(search) ? change(answer, context) : answer;
  };
}

/** The list as it was before the release of what was bought last, read once after that has ended. */
function lateList(): Mutation {
  const before = new WeakMap<Search, Answer>();
  const released = new WeakSet<Search>();
  return (answer, { route, operation, purchases }) => {
    const bought = purchases.at(-1)?.search;
    if (bought === undefined) return answer;
    if (operation?.kind === 'release' && operation.status === 'succeeded') released.add(bought);
    if (route !== 'listPhoneNumbers' || answer.status !== 200) return answer;
    const late = released.has(bought) ? before.get(bought) : undefined;
    before.delete(bought);
    if (!released.has(bought)) before.set(bought, answer);
    return late ?? answer;
  };
}

/** What stands for one thing alone, and the headers that tell caches of it. */
export const identityViolations: readonly Violation[] = violationsOf('kinds', [
  ['K130', 'lro', 'two updates have one operation', sharesOperation()],
  [
    'K131',
    'lro',
    'the operation of a purchase has failed once its phone number is released',
    onceReleased(members({ status: 'failed', error: { code: 'Released', message: 'It was released.' } })),
  ],
  [
    'K136',
    'header-semantic',
    'the 202 to a purchase leads to the result of another search',
    onAccepted(
      header(
        'Location',
        (context) => `/availablePhoneNumbers/searchResults/${sharedId}?api-version=${versionOf(context)}`,
      ),
    ),
  ],
  ['K132', 'header', 'an ETag without quotes', onNumber(header('ETag', 'e1f0'))],
  ['K133', 'header', 'an Age in words', onList(header('Age', 'new'))],
  ['K134', 'header', 'a Vary that names no headers', onList(header('Vary', 'the language; the user'))],
  ['K135', 'header', 'a 204 that tells its length', onCanceled(header('Content-Length', '0'))],
]);

/** Headers for caches that are as their RFC has them, and a list that is late. */
export const identityVariations: readonly Violation[] = variationsOf('kinds', [
  [
    'KC130',
    'a weak ETag that changes with each read of an operation',
    onRead((answer, context) =>
      header('ETag', `W/"${context.operation?.status}-${headerOf(answer, 'Content-Length') ?? ''}"`)(
        answer,
        context,
      ),
    ),
  ],
  ['KC132', 'the list has a released phone number once more', lateList()],
  [
    'KC131',
    'a Vary with several names and an Age of zero',
    when(
      ({ status }) => status === 200,
      (answer) => withHeader(withHeader(answer, 'Vary', 'Accept-Encoding , Authorization'), 'Age', '0'),
    ),
  ],
]);
