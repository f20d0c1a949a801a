import { fixtures, type Mutation } from '@acs-contracts/phone-numbers-emulator';
import { errorAnswer, withBody, withMembers } from './emulated.js';
import {
  accepted,
  bodyOf,
  type Context,
  isPurchaseOf,
  isReadOf,
  number,
  operation,
  type WrongEndpoint,
} from './wrong-endpoint.js';

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
    mutate: (answer, { route, request }) => {
      if (route !== 'listPhoneNumbers' || answer.status !== 200) return answer;
      const query = request.url.includes('skip=') ? '' : 'skip=9&';
      return withMembers(answer, { nextLink: `/phoneNumbers?${query}api-version=2021-03-07` });
    },
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
      context.route === 'getOperation' && context.search === undefined && answer.status === 404
        ? withBody({ ...answer, status: 200 }, operation(lastSegment(context.request.url), 'running'))
        : answer,
    finding: { rule: 'outcome', where: 'status', expected: '4xx, since it does not exist' },
  },
];

/** Who a request says that it comes from. */
const authorizationOf = ({ request }: Context) =>
  request.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';

/** Endpoints that do not refuse what they must. */
export const wrongRefusals: readonly WrongEndpoint[] = [
  ...[/^$/, /Signature=/, /^Basic /, /^Bearer \{/].map(
    (form): WrongEndpoint => ({
      scenario: 'authentication',
      what: `a list for a request with ${form}`,
      mutate: (answer, context) =>
        answer.status === 401 && context.request.method === 'GET' && form.test(authorizationOf(context))
          ? withBody({ ...answer, status: 200 }, { phoneNumbers: [] })
          : answer,
      finding: { rule: 'authentication', where: 'status' },
    }),
  ),
  {
    scenario: 'authentication',
    what: 'a 404 for a request without access',
    mutate: (answer) => (answer.status === 401 ? errorAnswer(404) : answer),
    finding: { rule: 'authentication', where: 'status' },
  },
  {
    scenario: 'authentication',
    what: 'a 403 in place of a 401',
    mutate: (answer) => (answer.status === 401 ? errorAnswer(403) : answer),
    finding: { rule: 'challenge', where: 'status' },
  },
  {
    scenario: 'authentication',
    what: 'a 401 without a challenge',
    mutate: (answer) => (answer.status === 401 ? errorAnswer(401) : answer),
    finding: { rule: 'challenge', where: 'header:www-authenticate' },
  },
  ...['POST', 'PUT', 'PATCH', 'DELETE'].map(
    (method): WrongEndpoint => ({
      scenario: 'methods',
      what: `a ${method} that nobody has described`,
      mutate: (answer, { route, request }) =>
        route === 'none' && request.method === method && request.url.includes('/searchResults/')
          ? { ...answer, status: 204, headers: [], body: new Uint8Array() }
          : answer,
      finding: { rule: 'undeclared-method', where: 'status' },
    }),
  ),
  {
    scenario: 'methods',
    what: 'a 405 without Allow',
    mutate: (answer) => (answer.status === 405 ? errorAnswer(405) : answer),
    finding: { rule: 'allowed-methods', where: 'header:allow' },
  },
  {
    scenario: 'paging',
    what: 'a list that ignores skip',
    mutate: (answer, { route, request }) =>
      route === 'listPhoneNumbers' && /skip=[1-9]/.test(request.url) && answer.status === 200
        ? withMembers(answer, { phoneNumbers: [number('+14255550100'), number('+14255550123')] })
        : answer,
    finding: { rule: 'paging', where: 'body#/phoneNumbers' },
  },
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
    mutate: (answer, context) =>
      context.route === 'purchase' && answer.status === 404
        ? accepted(/"searchId":"([^"]+)"/.exec(bodyOf(context))?.[1] ?? '')
        : answer,
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

/** The search id at the end of an operation's URL. */
function lastSegment(url: string): string {
  return new URL(url).pathname.split('/purchase_').at(-1) ?? '';
}
