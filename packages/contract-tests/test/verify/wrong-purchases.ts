import { fixtures } from '@acs-contracts/phone-numbers-emulator';
import { errorAnswer, withBody, withHeader, withMembers } from './emulated.js';
import { type Context, isPurchaseOf, isReadOf, number, type WrongEndpoint } from './wrong-endpoint.js';

/** Endpoints that fail, or cancel, a purchase in a wrong way. */
export const wrongPurchases: readonly WrongEndpoint[] = [
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
    scenario: 'fails',
    what: 'a search result that is empty once its purchase has failed',
    mutate: (answer, { route, request, purchases }) =>
      route === 'getSearchResult' && request.url.includes(fixtures.fails) && purchases.length > 0
        ? withMembers(answer, { phoneNumbers: [] })
        : answer,
    finding: { rule: 'readings-agree', where: 'body#/phoneNumbers' },
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

/** Endpoints that are wrong about a purchase that succeeds. */
export const wrongSuccesses: readonly WrongEndpoint[] = [
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
