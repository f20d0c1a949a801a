import { type Answer, fixtures, type Mutation } from '@acs-contracts/phone-numbers-emulator';
import { errorAnswer, withBody, withHeader, withMembers } from './emulated.js';

/** An endpoint that breaks what a scenario expects, and what is found of it. */
export interface WrongEndpoint {
  readonly scenario: string;
  readonly what: string;
  readonly mutate: Mutation;
  readonly finding: { readonly rule: string; readonly where: string; readonly expected?: string };
}

type Context = Parameters<Mutation>[1];

const bodyOf = ({ request }: Context) => new TextDecoder().decode(request.body);
const isPurchaseOf = (searchId: string, context: Context) =>
  context.route === 'purchase' && bodyOf(context).includes(searchId);
const isReadOf = (searchId: string, { route, request }: Context) =>
  route === 'getOperation' && request.url.includes(searchId);

/** The 202 to the purchase of a search. */
function accepted(searchId: string): Answer {
  const id = `purchase_${searchId}`;
  const headers = [
    ['Operation-Location', `/phoneNumbers/operations/${id}`],
    ['operation-id', id],
    ['purchase-id', searchId],
  ] as const;
  return { status: 202, headers, body: new Uint8Array() };
}

const created = '2022-01-11T17:23:03.3507067+00:00';
const operation = (searchId: string, status: string) => ({
  operationType: 'purchase',
  status,
  createdDateTime: created,
  id: `purchase_${searchId}`,
});
const number = (phoneNumber: string) => ({
  id: phoneNumber.slice(1),
  phoneNumber,
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  capabilities: { calling: 'none', sms: 'inbound' },
  assignmentType: 'application',
  purchaseDate: created,
  cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
});

/** Accepts the purchase of a search that must be refused. */
const accepting =
  (searchId: string): Mutation =>
  (answer, context) =>
    isPurchaseOf(searchId, context) ? accepted(searchId) : answer;

const wrongReads: readonly WrongEndpoint[] = [
  {
    scenario: 'reads',
    what: 'a list whose nextLink leads back',
    mutate: (answer, { route }) =>
      route === 'listPhoneNumbers' ? withMembers(answer, { nextLink: '/phoneNumbers' }) : answer,
    finding: { rule: 'paging', where: 'body#/nextLink', expected: 'a page not read yet' },
  },
  {
    scenario: 'reads',
    what: 'a list whose nextLink leads nowhere',
    mutate: (answer, { route, request }) => {
      if (route !== 'listPhoneNumbers') return answer;
      const isNext = request.url.includes('skip=');
      return isNext ? errorAnswer(404) : withMembers(answer, { nextLink: '/phoneNumbers?skip=1' });
    },
    finding: { rule: 'paging', where: 'status', expected: '200, since nextLink led here' },
  },
  {
    scenario: 'reads',
    what: 'an operation of an unknown search',
    mutate: (answer, context) =>
      isReadOf(fixtures.unknown, context)
        ? withBody({ ...answer, status: 200 }, operation(fixtures.unknown, 'running'))
        : answer,
    finding: { rule: 'outcome', where: 'status', expected: '4xx, since it does not exist' },
  },
];

const wrongRefusals: readonly WrongEndpoint[] = [
  {
    scenario: 'refusals',
    what: 'a crash over malformed JSON',
    mutate: (answer, context) =>
      context.route === 'purchase' && /[^}\]]$/.test(bodyOf(context)) ? errorAnswer(500) : answer,
    finding: { rule: 'refusal', where: 'status' },
  },
  ...['GET', 'PUT'].map((method): WrongEndpoint => {
    const expected = 'a refusal (4xx), because an action is done by POST alone';
    return {
      scenario: 'refusals',
      what: `a ${method} that buys`,
      mutate: (answer, { request }) =>
        request.method === method && request.url.includes('/:purchase')
          ? accepted(fixtures.succeeds)
          : answer,
      finding: { rule: 'refusal', where: 'status', expected },
    };
  }),
  {
    scenario: 'refusals',
    what: 'a content type that is overlooked when the search exists',
    mutate: (answer, context) => {
      const isText = context.request.headers.some(([, value]) => value === 'text/plain');
      return isText && isPurchaseOf(fixtures.succeeds, context) ? accepted(fixtures.succeeds) : answer;
    },
    finding: { rule: 'refusal', where: 'status' },
  },
  {
    scenario: 'unknown',
    what: 'the purchase of an unknown search accepted',
    mutate: accepting(fixtures.unknown),
    finding: { rule: 'outcome', where: 'status', expected: '4xx' },
  },
  {
    scenario: 'throttled',
    what: 'a purchase accepted that should be throttled',
    mutate: accepting(fixtures.throttled),
    finding: { rule: 'outcome', where: 'status', expected: 'an error (4xx, 5xx)' },
  },
  {
    scenario: 'unavailable',
    what: 'a purchase accepted that should find nobody',
    mutate: accepting(fixtures.unavailable),
    finding: { rule: 'outcome', where: 'status', expected: 'an error (4xx, 5xx)' },
  },
  {
    scenario: 'richError',
    what: 'a purchase accepted whose operation then succeeds',
    mutate: (answer, context) =>
      isReadOf(fixtures.richError, context)
        ? withBody({ ...answer, status: 200 }, operation(fixtures.richError, 'succeeded'))
        : accepting(fixtures.richError)(answer, context),
    finding: { rule: 'outcome', where: 'body#/status', expected: 'failed' },
  },
];

const wrongPurchases: readonly WrongEndpoint[] = [
  {
    scenario: 'fails',
    what: 'a purchase that succeeds after all',
    mutate: (answer, context) =>
      isReadOf(fixtures.fails, context)
        ? withMembers(answer, { status: 'succeeded', error: undefined })
        : answer,
    finding: { rule: 'outcome', where: 'body#/status', expected: 'failed' },
  },
  {
    scenario: 'fails',
    what: 'a failed purchase that brings its number',
    mutate: (answer, { route, request, purchases }) =>
      route === 'getPhoneNumber' && request.url.includes('14255550124') && purchases.length > 0
        ? withBody({ ...answer, status: 200 }, number('+14255550124'))
        : answer,
    finding: { rule: 'outcome-holds', where: 'body#' },
  },
  {
    scenario: 'fails',
    what: 'a failed purchase whose number is in the list',
    mutate: (answer, { route, purchases }) =>
      route === 'listPhoneNumbers' && purchases.length > 0
        ? withMembers(answer, { phoneNumbers: [number('+14255550124')] })
        : answer,
    finding: { rule: 'outcome-holds', where: 'body#' },
  },
  {
    scenario: 'cancel',
    what: 'a purchase that cannot be canceled while it is pending',
    mutate: (answer, { route, request }) => {
      const isOfCancel = request.url.includes(fixtures.cancel);
      if (route === 'cancelOperation') return errorAnswer(405);
      return isOfCancel
        ? withBody({ ...answer, status: 200 }, operation(fixtures.cancel, 'running'))
        : answer;
    },
    finding: { rule: 'outcome', where: 'status', expected: '204' },
  },
  {
    scenario: 'cancel',
    what: 'an operation that is there and is not found when it is canceled',
    mutate: (answer, { route }) => (route === 'cancelOperation' ? errorAnswer(404) : answer),
    finding: { rule: 'outcome', where: 'status', expected: '204' },
  },
  {
    scenario: 'cancel',
    what: 'a purchase that is not accepted',
    mutate: (answer, context) => (isPurchaseOf(fixtures.cancel, context) ? errorAnswer(409) : answer),
    finding: { rule: 'outcome', where: 'status', expected: '202' },
  },
];

const isSucceeding = (context: Context) =>
  context.operation?.searchId === fixtures.succeeds && context.operation?.status === 'succeeded';

const wrongSuccesses: readonly WrongEndpoint[] = [
  {
    scenario: 'succeeds',
    what: 'a purchase that is not accepted',
    mutate: (answer, context) => (isPurchaseOf(fixtures.succeeds, context) ? errorAnswer(409) : answer),
    finding: { rule: 'outcome', where: 'status', expected: '202' },
  },
  {
    scenario: 'succeeds',
    what: 'an Operation-Location that leads nowhere',
    mutate: (answer, context) => {
      if (context.request.url.includes('api-version=1999-01-01')) return errorAnswer(400);
      const location = `/phoneNumbers/operations/purchase_${fixtures.succeeds}?api-version=1999-01-01`;
      return isPurchaseOf(fixtures.succeeds, context) && answer.status === 202
        ? withHeader(answer, 'Operation-Location', location)
        : answer;
    },
    finding: { rule: 'links-lead-somewhere', where: 'status' },
  },
  {
    scenario: 'succeeds',
    what: 'an operation that never ends',
    mutate: (answer, context) =>
      isSucceeding(context) ? withMembers(answer, { status: 'running' }) : answer,
    finding: { rule: 'complete', where: 'body#/status' },
  },
  {
    scenario: 'succeeds',
    what: 'an operation that is never to be read',
    mutate: (answer, context) => (isReadOf(fixtures.succeeds, context) ? errorAnswer(503) : answer),
    finding: { rule: 'complete', where: 'body#/status' },
  },
  {
    scenario: 'succeeds',
    what: 'a resourceLocation that is a dead link',
    mutate: (answer, context) =>
      isSucceeding(context)
        ? withMembers(answer, { resourceLocation: '/phoneNumbers/+19995550100' })
        : answer,
    finding: { rule: 'links-lead-somewhere', where: 'status' },
  },
  {
    scenario: 'succeeds',
    what: 'a search result that is gone after the purchase',
    mutate: (answer, { route, request, purchases }) => {
      const isBought = purchases.some(({ search }) => search.searchId === fixtures.succeeds);
      const isSearch = route === 'getSearchResult' && request.url.includes(fixtures.succeeds);
      return isSearch && isBought ? errorAnswer(404) : answer;
    },
    finding: { rule: 'outcome', where: 'status', expected: '200, as before the purchase' },
  },
  {
    scenario: 'succeeds',
    what: 'a number that is not there',
    mutate: (answer, { route, request }) =>
      route === 'getPhoneNumber' && request.url.includes('14255550123') ? errorAnswer(404) : answer,
    finding: { rule: 'outcome-holds', where: 'status' },
  },
  {
    scenario: 'succeeds',
    what: 'a number that the list lacks',
    mutate: (answer, { route }) =>
      route === 'listPhoneNumbers' ? withMembers(answer, { phoneNumbers: [] }) : answer,
    finding: { rule: 'outcome-holds', where: 'body#/phoneNumbers' },
  },
];

/** At least one endpoint for each scenario. */
export const wrongEndpoints: readonly WrongEndpoint[] = [
  ...wrongReads,
  ...wrongRefusals,
  ...wrongPurchases,
  ...wrongSuccesses,
];
