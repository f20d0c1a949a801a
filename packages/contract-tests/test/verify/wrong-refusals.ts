import { fixtures, type Mutation } from '@acs-contracts/phone-numbers-emulator';
import { errorAnswer, withBody, withMembers } from './emulated.js';
import { accepted, bodyOf, isPurchaseOf, isReadOf, operation, type WrongEndpoint } from './wrong-endpoint.js';

/** Accepts the purchase of a search that must be refused. */
const accepting =
  (searchId: string): Mutation =>
  (answer, context) =>
    isPurchaseOf(searchId, context) ? accepted(searchId) : answer;

/** Endpoints that are wrong when they are only read from. */
export const wrongReads: readonly WrongEndpoint[] = [
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

/** Endpoints that do not refuse what they must. */
export const wrongRefusals: readonly WrongEndpoint[] = [
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
