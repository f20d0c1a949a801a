import type { Mutation, MutationContext } from '../../mutation.js';
import { textOf } from '../answers.js';
import { acceptance, versionOf } from '../context.js';
import { failure, jsonBody, status } from '../edits.js';
import { type Violation, violationsOf } from '../violation.js';
import { onStatus, when } from '../when.js';

type Search = NonNullable<MutationContext['search']>;

/** How often the operation of a search was read; a search belongs to one emulator. */
const reads = new WeakMap<Search, number>();

/** From the second read of the operation of a search that was refused, it is there. */
const startedAnyway = (scenario: Search['scenario'], as: string): Mutation =>
  when(
    ({ status: code }, { route, search }) =>
      route === 'getOperation' && code === 404 && search?.scenario === scenario,
    (answer, { search }) => {
      if (search === undefined) return answer;
      const count = (reads.get(search) ?? 0) + 1;
      reads.set(search, count);
      if (count === 1) return answer;
      const operation = {
        operationType: 'purchase',
        status: as,
        createdDateTime: '2022-01-11T17:23:03.3507067+00:00',
        id: `purchase_${search.searchId}`,
      };
      return jsonBody(operation)(status(200)(answer, empty), empty);
    },
  );

/** The changes that are used here look at nothing but the answer. */
const empty: MutationContext = {
  route: 'none',
  request: {
    method: 'GET',
    url: 'https://resourcename.communication.azure.com/',
    headers: [],
    body: new Uint8Array(),
  },
  purchases: [],
  now: new Date(0),
};

const authorizationOf = ({ request }: MutationContext) =>
  request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';

/** Lets requests in whose credential has such a form. */
const letIn = (
  form: RegExp,
  answer: (context: MutationContext) => ReturnType<typeof acceptance> | undefined,
): Mutation =>
  when(
    ({ status: code }, context) => code === 401 && form.test(authorizationOf(context)),
    (refused, context) => answer(context) ?? refused,
  );

const emptyList = {
  status: 200,
  headers: [['Content-Type', 'application/json']] as const,
  body: new TextEncoder().encode('{"phoneNumbers":[]}'),
};
const listOf = ({ request }: MutationContext) =>
  /\/phoneNumbers\?/.test(request.url) ? emptyList : undefined;
/** The 202 to the purchase that was asked for; `undefined` for another request. */
export const purchaseOf = (context: MutationContext) => {
  const { url, body } = context.request;
  const [, searchId = 'a'] = /"searchId":"([^"]+)"/.exec(new TextDecoder().decode(body)) ?? [];
  return url.includes(':purchase') ? acceptance(searchId, versionOf(context)) : undefined;
};

/** Violations around refusals: what is started all the same, who is let in, and which methods are carried out. */
export const accessViolations: readonly Violation[] = violationsOf('kinds', [
  ['K01', 'refusal', 'a purchase that gets 400 is started', startedAnyway('richError', 'running')],
  ['K02', 'refusal', 'a purchase that gets 429 has succeeded', startedAnyway('throttled', 'succeeded')],
  ['K03', 'refusal', 'a purchase that gets 503 is started', startedAnyway('unavailable', 'notStarted')],
  ['K04', 'refusal', 'a purchase of a wrong form is started', startedAnyway('succeeds', 'running')],
  ['K50', 'security', 'everyone may read the list', letIn(/^$/, listOf)],
  ['K51', 'security', 'everyone may purchase', letIn(/^$/, purchaseOf)],
  ['K52', 'security', 'any signature is good', letIn(/Signature=/, listOf)],
  ['K53', 'security', 'Basic is good enough', letIn(/^Basic /, listOf)],
  [
    'K54',
    'security',
    'who comes without a credential is sent away with 404',
    onStatus(401, failure(404, { code: 'NotFound', message: 'There is none.' })),
  ],
  [
    'K55',
    'security',
    'a 401 without a challenge',
    onStatus(401, (answer) => ({
      ...answer,
      headers: answer.headers.filter(([name]) => !/^www-authenticate$/i.test(name)),
    })),
  ],
  [
    'K60',
    'refusal',
    'PATCH of an operation is carried out',
    when(
      (_, { request }) => request.method === 'PATCH' && request.url.includes('/operations/'),
      (answer) => ({ ...answer, status: 200 }),
    ),
  ],
  [
    'K61',
    'refusal',
    'PUT of a search is accepted',
    when(
      (_, { request }) => request.method === 'PUT' && request.url.includes('/searchResults/'),
      (answer) => ({ ...answer, status: 202 }),
    ),
  ],
  [
    'K62',
    'refusal',
    'PATCH on :purchase buys',
    when(
      (_, { request }) => request.method === 'PATCH' && request.url.includes(':purchase'),
      () => acceptance('a'),
    ),
  ],
  [
    'K63',
    'refusal',
    'a 405 does not say what is allowed',
    when(
      ({ status: code }) => code === 405,
      (answer) => ({ ...answer, headers: answer.headers.filter(([name]) => !/^allow$/i.test(name)) }),
    ),
  ],
  [
    'K64',
    'refusal',
    'takes an api-version that does not exist',
    when(
      (answer, { route }) => route === 'purchase' && textOf(answer).includes('"UnsupportedApiVersion"'),
      () => acceptance('a'),
    ),
  ],
]);
