import { jsonOf, withBody, withHeader } from '../answers.js';
import { coded } from '../coding.js';
import { searchPath } from '../context.js';
import { all, type Change, failure, header, members, text } from '../edits.js';
import { memberOf, membersOf } from '../json.js';
import { type Violation, variationsOf } from '../violation.js';
import {
  isRead,
  onFailed,
  onPending,
  onPurchaseRead,
  onPurchaseReadAs,
  onRead,
  onReadNumber,
  onSucceeded,
  when,
} from '../when.js';

const withoutMembers = (...names: string[]): Change =>
  members(Object.fromEntries(names.map((name) => [name, undefined])));

/** The nth second after the operation was created. */
const lastAction: Change = (answer, context) => {
  const created = Date.parse(String(memberOf(jsonOf(answer), 'createdDateTime')));
  const seconds = context.operation?.polls ?? 0;
  return members({ lastActionDateTime: new Date(created + seconds * 1000).toISOString() })(answer, context);
};

const searchResult: Change = (answer, context) =>
  members({ resourceLocation: searchPath(context) })(answer, context);

/** What may differ from the service in an operation and its course, and conforms. */
export const operationVariations: readonly Violation[] = [
  ...variationsOf('operation', [
    [
      'NC16',
      'a media type with more parameters',
      onRead(header('Content-Type', 'application/json; odata.metadata=minimal; charset=utf-8')),
    ],
    [
      'NC17',
      'what is over may be kept by shared caches for those with the same credentials',
      onSucceeded(all(header('Cache-Control', 'public, max-age=3600'), header('Vary', 'Authorization'))),
    ],
    [
      'NC18',
      'one poll is 502',
      onReadNumber(3, failure(502, { code: 'BadGateway', message: 'Please wait.' })),
    ],
    [
      'NC19',
      'Location leads to the search result, resourceLocation is null',
      onPurchaseReadAs(['succeeded'], (answer, context) =>
        withHeader(answer, 'Location', searchPath(context)),
      ),
    ],
    [
      'NC20',
      'Cache-Control: no-cache, no-store, must-revalidate, and Expires: 0',
      all(header('Cache-Control', 'no-cache, no-store, must-revalidate'), header('Expires', '0')),
    ],
    ['NC21', 'Cache-Control: private, max-age=0', onRead(header('Cache-Control', 'private, max-age=0'))],
    [
      'NC22',
      'a weak ETag that changes with the operation, with Cache-Control: no-cache',
      onRead((answer, context) =>
        all(header('ETag', `W/"${context.operation?.polls}"`), header('Cache-Control', 'no-cache'))(
          answer,
          context,
        ),
      ),
    ],
    [
      'NC23',
      'an operation that has ended may be kept',
      onSucceeded(header('Cache-Control', 'private, max-age=60')),
    ],
    [
      'NC24',
      'without the optional members',
      onRead(withoutMembers('resourceLocation', 'lastActionDateTime')),
    ],
    ['NC25', 'lastActionDateTime goes on with each read', onRead(lastAction)],
    [
      'NC26',
      'dates with Z and without a fraction',
      onRead(text((body) => body.replaceAll(/(T\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|\+00:00)"/g, '$1Z"'))),
    ],
    [
      'NC27',
      'a status that was added since, while it is pending',
      onPending(members({ status: 'provisioning' })),
    ],
    [
      'NC28',
      'a status that was added since, at the first read only',
      onReadNumber(1, members({ status: 'queued' })),
    ],
    [
      'NC29',
      'members in another order, and white space',
      onRead((answer) =>
        withBody(
          answer,
          JSON.stringify(Object.fromEntries(Object.entries(membersOf(jsonOf(answer))).reverse()), null, 2),
        ),
      ),
    ],
    ['NC30', 'texts with escapes', onRead(text((body) => body.replace('purchase', '\\u0070urchase')))],
    ['NC31', 'compressed with brotli', when(isRead, coded('br'))],
    ['NC32', 'compressed with deflate', when(isRead, coded('deflate'))],
    ['NC33', 'application/json without a charset', onRead(header('Content-Type', 'application/json'))],
    ['NC34', 'Retry-After on reads, until the end', onPending(header('Retry-After', '1'))],
    [
      'NC35',
      'one poll is throttled',
      onReadNumber(
        2,
        all(failure(429, { code: 'TooManyRequests', message: 'Please wait.' }), header('Retry-After', '1')),
      ),
    ],
    [
      'NC36',
      'one poll is 503',
      onReadNumber(3, failure(503, { code: 'ServiceUnavailable', message: 'Please wait.' })),
    ],
    [
      'NC37',
      'id in capitals',
      onPurchaseRead((answer, context) =>
        members({ id: `purchase_${context.search?.searchId.toUpperCase()}` })(answer, context),
      ),
    ],
    [
      'NC38',
      'notStarted first, and then running',
      onPending((answer, context) =>
        members({ status: (context.operation?.polls ?? 0) < 3 ? 'notStarted' : 'running' })(answer, context),
      ),
    ],
    [
      'NC39',
      'resourceLocation leads to the search result, once it succeeded',
      onPurchaseReadAs(['succeeded'], searchResult),
    ],
    [
      'NC40',
      'Location and resourceLocation agree, one relative and one absolute',
      onPurchaseReadAs(['succeeded'], (answer, context) => {
        const path = searchPath(context);
        return withHeader(
          members({ resourceLocation: new URL(path, context.request.url).href })(answer, context),
          'Location',
          path,
        );
      }),
    ],
    [
      'NC41',
      'a cancellation that also tells when to come back',
      when(({ status: code }) => code === 204, header('Retry-After', '1')),
    ],
  ]),
  ...variationsOf('life cycle', [
    [
      'NC42',
      'not there at the very first read',
      onReadNumber(1, failure(404, { code: 'NotFound', message: 'There is no such operation.' })),
    ],
    [
      'NC43',
      'a canceled operation is canceled',
      onFailed((answer, context) =>
        memberOf(memberOf(jsonOf(answer), 'error'), 'code') === 'OperationCanceled'
          ? members({ status: 'canceled', error: undefined })(answer, context)
          : answer,
      ),
    ],
    [
      'NC44',
      'a canceled operation is gone',
      onFailed((answer, context) =>
        memberOf(memberOf(jsonOf(answer), 'error'), 'code') === 'OperationCanceled'
          ? failure(404, { code: 'NotFound', message: 'There is no such operation.' })(answer, context)
          : answer,
      ),
    ],
  ]),
];
