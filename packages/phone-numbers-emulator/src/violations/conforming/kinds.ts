import { fixtures } from '../../fixtures.js';
import type { MutationContext } from '../../mutation.js';
import { jsonOf, withBody, withHeader } from '../answers.js';
import { originOf, versionOf } from '../context.js';
import { all, type Change, errorMembers, failure, header, members, status } from '../edits.js';
import { memberOf, set } from '../json.js';
import { eachNumber } from '../numbers.js';
import { type Violation, variationsOf } from '../violation.js';
import { onAccepted, onError, onList, onNumber, onRead, onStatus, onSucceeded, when } from '../when.js';

/** A server's answer to a path that it does not know. */
const unrouted = (code: number) => () => ({
  status: code,
  headers: [['Content-Type', 'text/html']] as const,
  body: new TextEncoder().encode('<h1>Not Found</h1>'),
});

/** The phone number in the path of an update. */
const numberIn = ({ request }: MutationContext) =>
  decodeURIComponent(new URL(request.url).pathname.split('/')[2] ?? '');

/** The list that is one page. */
const onOnlyPage = (change: Change) =>
  onList((answer, context) => {
    const isOnly = !/skip=/.test(context.request.url) && memberOf(jsonOf(answer), 'nextLink') === undefined;
    return isOnly ? change(answer, context) : answer;
  });

/** What conforms, next to what the kinds of violations are about. */
export const kindVariations: readonly Violation[] = variationsOf('kinds', [
  [
    'KC01',
    'numbers purchased on the first of January 2000',
    eachNumber(set('purchaseDate', '2000-01-01T00:00:00+00:00')),
  ],
  [
    'KC03',
    'a number that was there before is of a country that shares its calling code',
    eachNumber((number) =>
      memberOf(number, 'phoneNumber') === fixtures.phoneNumber ? set('countryCode', 'PR')(number) : number,
    ),
  ],
  ['KC04', 'no list of numbers', when((_, { route }) => route === 'listPhoneNumbers', unrouted(404))],
  [
    'KC05',
    'no numbers and no searches',
    when((_, { route }) => /number|search|capabilities/i.test(route), unrouted(404)),
  ],
  ['KC06', 'no cancellation', when((_, { route }) => route === 'cancelOperation', unrouted(405))],
  [
    'KC07',
    'the cancellation of what is unknown is answered with 204',
    when(
      ({ status: code }, { route }) => route === 'cancelOperation' && code === 404,
      (answer) => ({
        status: 204,
        headers: answer.headers.filter(([name]) => !/^content/i.test(name)),
        body: new Uint8Array(),
      }),
    ),
  ],
  ['KC10', 'methods that are not there are not found', when(({ status: code }) => code === 405, status(404))],
  [
    'KC11',
    'methods that are not there are not implemented',
    when(({ status: code }) => code === 405, status(501)),
  ],
  [
    'KC12',
    'HEAD and OPTIONS are answered',
    when(
      (_, { request }) => request.method === 'HEAD' || request.method === 'OPTIONS',
      () => ({ status: 204, headers: [['Allow', 'GET, HEAD, OPTIONS']], body: new Uint8Array() }),
    ),
  ],
  [
    'KC20',
    'Expires in the past, and as a number',
    all(header('Expires', '-1'), header('Date', 'Tue, 11 Jan 2022 17:23:03 GMT')),
  ],
  [
    'KC21',
    'private answers may be kept by the client',
    onNumber(header('Cache-Control', 'private, max-age=600')),
  ],
  ['KC22', 'max-age without public on what is over', onSucceeded(header('Cache-Control', 'max-age=60'))],
  ['KC23', 'public, but not without asking again', onNumber(header('Cache-Control', 'public, no-cache'))],
  [
    'KC24',
    'a strong ETag of the very bytes',
    onRead((answer) => withHeader(answer, 'ETag', `"${hashOf(answer.body)}"`)),
  ],
  [
    'KC25',
    'Last-Modified now',
    onRead((answer, { now }) => withHeader(answer, 'Last-Modified', now.toUTCString())),
  ],
  [
    'KC26',
    'headers of a content delivery network',
    all(
      all(
        header('Via', '1.1 varnish (Varnish/6.0), 1.1 google'),
        header('X-Served-By', 'cache-fra-eddf8230021-FRA'),
      ),
      all(
        header('X-Amz-Cf-Id', 'sQe2vR0oKQXzW4p6T9aXf5p3vJdZkq1s6yq8lQm0w3J8yQ=='),
        header('Alt-Svc', 'h3=":443"; ma=86400'),
      ),
    ),
  ],
  [
    'KC27',
    'cookies of a load balancer',
    header('Set-Cookie', 'AWSALB=Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA==; Path=/; Secure; HttpOnly'),
  ],
  [
    'KC30',
    'a list whose last page is empty',
    onOnlyPage((answer, context) =>
      members({ nextLink: `/phoneNumbers?skip=100&top=100&api-version=${versionOf(context)}` })(
        answer,
        context,
      ),
    ),
  ],
  [
    'KC31',
    'an absolute nextLink',
    onOnlyPage((answer, context) =>
      members({ nextLink: `${originOf(context)}/phoneNumbers?skip=100&api-version=${versionOf(context)}` })(
        answer,
        context,
      ),
    ),
  ],
  [
    'KC70',
    'the answer to an update has the phone number beside the id of the update',
    when(
      ({ status: code }, { route }) => route === 'updateCapabilities' && code === 202,
      (answer, context) => {
        const phoneNumber = numberIn(context);
        return members({ id: phoneNumber.slice(1), phoneNumber, countryCode: 'US' })(answer, context);
      },
    ),
  ],
  [
    'KC71',
    'the result of a release is the phone number that is gone',
    onSucceeded((answer, context) =>
      context.operation?.kind === 'release' && context.search !== undefined
        ? members({
            resourceLocation: `/phoneNumbers/${context.search.phoneNumbers[0]}?api-version=${versionOf(context)}`,
          })(answer, context)
        : answer,
    ),
  ],
  [
    'KC40',
    'a challenge with several schemes',
    onStatus(401, all(status(401), header('WWW-Authenticate', 'Bearer error="invalid_token", HMAC-SHA256'))),
  ],
  [
    'KC50',
    'a message with a reference for the support',
    onError(
      errorMembers({
        message:
          'Please contact support. Ref A: 5F2B7C81D9 Ref B: FRA31EDGE0512 (code 0x80070005), 2026-01-01T00:00:00Z.',
      }),
    ),
  ],
  [
    'KC51',
    'a message about selecting from a list',
    onError(errorMembers({ message: 'Select a number from the list, or update the search and try again.' })),
  ],
  ['KC52', 'a message of blanks', onError(errorMembers({ message: '   ' }))],
  [
    'KC60',
    'Location of the 202 leads to the number',
    onAccepted(
      header('Location', (context) => `/phoneNumbers/%2B14255550123?api-version=${versionOf(context)}`),
    ),
  ],
  [
    'KC61',
    'cost without a fraction, or with one',
    onNumber((answer) =>
      withBody(answer, new TextDecoder().decode(answer.body).replace('"amount":2', '"amount":2.00')),
    ),
  ],
  [
    'KC62',
    'throttled now and then',
    when(
      (answer, { operation }) => answer.status === 200 && operation?.polls === 2,
      all(failure(429, { code: 'TooManyRequests', message: 'Please wait.' }), header('Retry-After', '1')),
    ),
  ],
]);

function hashOf(body: Uint8Array): number {
  return body.reduce((hash, byte) => (hash * 31 + byte) % 2_147_483_647, 7);
}
