import type { Answer } from '../../answer.js';
import { errorTree } from '../../error-tree.js';
import { operationResource, purchaseView } from '../../resources.js';
import { coded } from '../coding.js';
import { operationPath, originOf, searchPath } from '../context.js';
import { all, body, type Change, header, json, noHeader } from '../edits.js';
import { at, drop, membersOf, set } from '../json.js';
import { eachNumber } from '../numbers.js';
import { type Violation, variationsOf } from '../violation.js';
import {
  isPurchaseRead,
  onAccepted,
  onPendingPurchase,
  onPurchaseRead,
  onPurchaseReadAs,
  onRefused,
  when,
} from '../when.js';

const extra = { addedLater: 'a text', addedLaterToo: { since: 2026 } };

/** Ways of answering that the contract allows: nobody may take offence at them. */
export const answerVariations: readonly Violation[] = [
  ...variationsOf('purchase', [
    [
      'C01',
      'unknown extra response headers on the 202',
      onAccepted(all(header('x-ms-region', 'westus2'), header('X-Added-Later', 'a text'))),
    ],
    [
      'C03',
      'absolute Operation-Location on the same host',
      onAccepted(header('Operation-Location', (context) => originOf(context) + operationPath(context))),
    ],
    [
      'C05',
      '202 with Location as well (the description promises it)',
      onAccepted(header('Location', searchPath)),
    ],
    ['C06', '202 with a status-monitor body (what the Guidelines ask for)', onAccepted(statusMonitor)],
    [
      'C08',
      'Retry-After as HTTP-date',
      onAccepted(header('Retry-After', ({ now }) => new Date(now.getTime() + 2_000).toUTCString())),
    ],
  ]),
  ...variationsOf('operation', [
    [
      'C10',
      'unknown extra properties in the operation',
      onPurchaseRead(json((value) => ({ ...membersOf(value), ...extra }))),
    ],
    [
      'C11',
      'new extensible status value ("canceling") while pending',
      onPendingPurchase(json(set('status', 'canceling'))),
    ],
    [
      'C13',
      'running then notStarted (pending states are unordered; the live service does this)',
      onPendingPurchase(
        json((value, { operation }) => {
          const isOdd = (operation?.polls ?? 0) % 2 === 1;
          return { ...membersOf(value), status: isOdd ? 'running' : 'notStarted' };
        }),
      ),
    ],
    [
      'C14',
      'resourceLocation null on success (live) and absent while pending',
      onPendingPurchase(json(drop('resourceLocation'))),
    ],
    [
      'C16',
      'date-time with offset and 7 fraction digits',
      onPurchaseRead(json((value) => at(['createdDateTime'], inAnotherZone)(value))),
    ],
    ['C17', 'no Retry-After on polls (the live service sends none)', onPurchaseRead(noHeader('retry-after'))],
    ['C18', 'gzip-encoded operation body', when(isPurchaseRead, coded('gzip'))],
    [
      'C19',
      'content-type application/json; charset=UTF-8 (quoted/upper case)',
      onPurchaseRead(header('Content-Type', 'application/json; charset="UTF-8"')),
    ],
    [
      'C20',
      'absolute resourceLocation on the same host',
      onPurchaseReadAs(
        ['succeeded'],
        json((value, context) => ({
          ...membersOf(value),
          resourceLocation: originOf(context) + searchPath(context),
        })),
      ),
    ],
  ]),
  ...variationsOf('error', [
    ['C21', 'unknown error code string', onRefused(json(at(['error'], set('code', 'QuotaOfTheFuture'))))],
    [
      'C22',
      'HTTP 400 whose error.code is "InternalError" (live search does this)',
      onRefused(
        json((value) =>
          at(['error'], (error) => {
            const message = 'The server encountered an internal error.';
            return { code: 'InternalError', message, innererror: error };
          })(value),
        ),
        400,
      ),
    ],
    [
      'C23',
      'unknown extra properties in error and nested errors',
      onRefused(json(at(['error'], (error) => extended({ ...errorTree('', ''), ...membersOf(error) })))),
    ],
    ['C28', '429 without Retry-After', onRefused(noHeader('retry-after'), 429)],
  ]),
  ...variationsOf('final', [
    [
      'C29',
      'new phoneNumberType value ("mobile", added in 2025-06-01)',
      eachNumber(set('phoneNumberType', 'mobile')),
    ],
    ['C30', 'extra property on the number resource', eachNumber(set('friendlyName', 'Support'))],
  ]),
];

/** The operation that was started, as the body of the 202. */
function statusMonitor(...[answer, context]: Parameters<Change>): Answer {
  const { operation, search } = context;
  if (operation === undefined || search === undefined) return answer;
  const monitor = operationResource(purchaseView(search), 'notStarted');
  return all(header('Content-Type', 'application/json; charset=utf-8'), body(JSON.stringify(monitor)))(
    answer,
    context,
  );
}

/** The same moment, an hour east: `2023-01-06T17:31:35.8833059+00:00` is `2023-01-06T18:31:35.8833059+01:00`. */
function inAnotherZone(date: unknown): unknown {
  const [, seconds, fraction] = /^(.{19})(\.\d+)\+00:00$/.exec(String(date)) ?? [];
  if (seconds === undefined) return date;
  const later = new Date(Date.parse(`${seconds}Z`) + 3_600_000).toISOString().slice(0, 19);
  return `${later}${fraction}+01:00`;
}

/** An error and all errors inside it, each with more members. */
function extended(error: unknown): unknown {
  const { details, innererror, ...members } = membersOf(error);
  return {
    ...members,
    ...(Array.isArray(details) && { details: details.map(extended) }),
    ...(innererror !== undefined && { innererror: extended(innererror) }),
    ...extra,
  };
}
