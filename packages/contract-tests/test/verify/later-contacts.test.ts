import { type Answer, fixtures, type Mutation } from '@acs-contracts/phone-numbers-emulator';
import { expect, it } from 'vitest';
import { errorAnswer, verifyEmulated, withBody, withHeader, withMembers } from './emulated.js';
import { accepted, bodyOf, type Context, isReadOf, number, operation } from './wrong-endpoint.js';

const hasNoCredential = ({ request }: Context) =>
  !request.headers.some(([name]) => name.toLowerCase() === 'authorization');

/** Carries a purchase out, and only then looks at who sent it. */
function purchasesFirst(): Mutation {
  let isBought = false;
  return (answer, context) => {
    const { succeeds } = fixtures;
    if (bodyOf(context).includes(succeeds)) isBought ||= hasNoCredential(context);
    return isBought && isReadOf(succeeds, context)
      ? withBody({ ...answer, status: 200 }, operation(succeeds, 'running'))
      : answer;
  };
}

/** Delivers the phone number of a purchase that has failed, from the second listing on. */
function deliversLater(): Mutation {
  let numbers: readonly string[] = [];
  let listings = -1;
  return (answer, { route, search, operation: of, request }) => {
    if (route === 'getSearchResult' && search?.scenario === 'fails' && answer.status === 200) {
      const { phoneNumbers }: { phoneNumbers: string[] } = JSON.parse(new TextDecoder().decode(answer.body));
      numbers = phoneNumbers;
    }
    if (route === 'getOperation' && of?.status === 'failed') listings = Math.max(listings, 0);
    if (route !== 'listPhoneNumbers' || answer.status !== 200 || listings < 0) return answer;
    listings += 1;
    if (listings < 2) return answer;
    const isFirst = !request.url.includes('skip=');
    return withMembers(answer, { phoneNumbers: isFirst ? numbers.map(number) : [], nextLink: undefined });
  };
}

/** Takes what a search must not ask for, and answers as to another search. */
function takesSearch(wrong: RegExp): Mutation {
  let last: Answer | undefined;
  return (answer, context) => {
    if (answer.status === 202 && context.request.url.includes(':search')) last = answer;
    return answer.status === 400 && wrong.test(bodyOf(context)) ? (last ?? answer) : answer;
  };
}

it.each<[what: string, rule: string, scenarios: readonly string[], mutate: () => Mutation]>([
  [
    'calls a release by the first part of its id',
    'operation-consistency',
    ['life'],
    () =>
      (answer, { route, operation: of }) =>
        route === 'getOperation' && of?.kind === 'release' && answer.status === 200
          ? withMembers(answer, { operationType: 'release' })
          : answer,
  ],
  [
    'reports an error together with the phone numbers that a search has found',
    'operation-consistency',
    ['search'],
    () =>
      (answer, { route }) =>
        route === 'getSearchResult' && answer.status === 200
          ? withMembers(answer, { error: 'OutOfStock' })
          : answer,
  ],
  [
    'tells a stranger which signature it has expected',
    'no-internals',
    ['authentication'],
    () => (answer) => {
      if (answer.status !== 401) return answer;
      const message = `Expected ${Buffer.alloc(32, 7).toString('base64')}.`;
      return withBody(answer, { error: { code: 'Denied', message } });
    },
  ],
  [
    'has a page of no phone number',
    'refusal',
    ['paging'],
    () =>
      (answer, { request }) =>
        answer.status === 400 && /top=0/.test(request.url)
          ? withBody({ ...answer, status: 200 }, { phoneNumbers: [] })
          : answer,
  ],
  [
    'names the method that it refuses among those that it allows',
    'allowed-methods',
    ['methods'],
    () => (answer) => (answer.status === 405 ? withHeader(answer, 'Allow', 'GET, PUT, POST') : answer),
  ],
  [
    'leaves out of the methods that it allows the one that it has',
    'allowed-methods',
    ['methods'],
    () => (answer) => (answer.status === 405 ? withHeader(answer, 'Allow', 'DELETE') : answer),
  ],
  [
    'asks for no credential in particular',
    'challenge',
    ['authentication'],
    () => (answer) => (answer.status === 401 ? withHeader(answer, 'WWW-Authenticate', '') : answer),
  ],
  [
    'shows what a search holds to everybody',
    'authentication',
    ['authentication'],
    () =>
      (answer, { request }) =>
        answer.status === 401 && request.url.includes('/searchResults/') ? errorAnswer(404) : answer,
  ],
  [
    'lets shared caches keep a phone number as long as they ask again later',
    'not-shared',
    ['reads'],
    () =>
      (answer, { route }) =>
        route === 'getPhoneNumber'
          ? withHeader(answer, 'Cache-Control', 'must-revalidate, max-age=600')
          : answer,
  ],
  [
    'lists without an api-version',
    'refusal',
    ['reads'],
    () =>
      (answer, { request }) =>
        answer.status === 400 && /\/phoneNumbers$/.test(request.url)
          ? withBody({ ...answer, status: 200 }, { phoneNumbers: [] })
          : answer,
  ],
  ['searches for one and a half phone numbers', 'refusal', ['search'], () => takesSearch(/"quantity":1\.5/)],
  ['searches for an unknown capability', 'refusal', ['search'], () => takesSearch(/sometimes/)],
  ['looks at the credential after the purchase', 'refusal-has-no-effect', ['refusals'], purchasesFirst],
  [
    'delivers in a later scenario what a purchase has not bought',
    'outcome-holds',
    ['fails', 'paging'],
    deliversLater,
  ],
])('an endpoint that %s is found', async (_, rule, scenarios, mutate) => {
  const { report } = await verifyEmulated(mutate(), { scenarios });
  expect(report.findings.map((finding) => finding.rule)).toContain(rule);
});

it.each<[what: string, scenarios: readonly string[], mutate: Mutation]>([
  [
    'says NoError of a search',
    ['search'],
    (answer, { route }) =>
      route === 'getSearchResult' && answer.status === 200
        ? withMembers(answer, { error: 'NoError' })
        : answer,
  ],
  [
    'bills in a currency that is new',
    ['reads'],
    (answer) => {
      const text = new TextDecoder().decode(answer.body).replaceAll('"USD"', '"VED"');
      return { ...answer, body: new TextEncoder().encode(text) };
    },
  ],
  [
    'lets caches ask again at once',
    ['reads'],
    (answer, { route }) =>
      route === 'getPhoneNumber' ? withHeader(answer, 'Cache-Control', 'must-revalidate, max-age=0') : answer,
  ],
  [
    'tells the hash of what it has received',
    ['authentication'],
    (answer, { request }) => {
      if (answer.status !== 401 || request.method !== 'GET') return answer;
      const empty = '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';
      return withBody(answer, { error: { code: 'Denied', message: `The hash of the content is ${empty}.` } });
    },
  ],
  [
    'sells to another search what a failed purchase has not bought',
    ['fails', 'life', 'paging'],
    (answer) => answer,
  ],
])('an endpoint that %s is fine', async (_, scenarios, mutate) => {
  const { report } = await verifyEmulated(mutate, { scenarios });
  expect(report.findings).toEqual([]);
});

it('an endpoint that lets everybody in is not asked to sell to strangers what a later scenario needs', async () => {
  const open: Mutation = (answer, context) => {
    if (answer.status !== 401) return answer;
    if (!context.request.url.includes(':purchase')) return errorAnswer(404);
    const searchId = /"searchId":"([^"]+)"/.exec(bodyOf(context))?.[1] ?? '';
    return searchId === fixtures.succeeds ? accepted(searchId) : errorAnswer(404);
  };
  const { report } = await verifyEmulated(open, { scenarios: ['refusals', 'succeeds'] });
  expect(report.scenarios.find(({ name }) => name === 'succeeds')?.skipped).toBeUndefined();
});
