import { errorTree } from '../error-tree.js';
import type { Mutation } from '../mutation.js';
import { operationResource, purchaseView } from '../resources.js';
import { operationPath, originOf, searchPath } from './context.js';
import { all, body, header, json, noHeader } from './edits.js';
import type { Fault } from './fault.js';
import { at, drop, membersOf, set } from './json.js';
import { eachNumber } from './numbers.js';
import { accepted, pending, read, readAs, refused } from './when.js';

const extra = { addedLater: 'a text', addedLaterToo: { since: 2026 } };

/** Ways of answering that the contract allows: nobody may take offence at them. */
export const conformingVariations: readonly Fault[] = variationsOf([
  [
    'C01',
    'purchase',
    'unknown extra response headers on the 202',
    accepted(all(header('x-ms-region', 'westus2'), header('X-Added-Later', 'a text'))),
  ],
  [
    'C03',
    'purchase',
    'absolute Operation-Location on the same host',
    accepted(header('Operation-Location', (context) => originOf(context) + operationPath(context))),
  ],
  [
    'C05',
    'purchase',
    '202 with Location as well (the description promises it)',
    accepted(header('Location', searchPath)),
  ],
  [
    'C06',
    'purchase',
    '202 with a status-monitor body (what the Guidelines ask for)',
    accepted(statusMonitor),
  ],
  [
    'C08',
    'purchase',
    'Retry-After as HTTP-date',
    accepted(header('Retry-After', ({ now }) => new Date(now.getTime() + 2_000).toUTCString())),
  ],
  [
    'C10',
    'operation',
    'unknown extra properties in the operation',
    read(json((value) => ({ ...membersOf(value), ...extra }))),
  ],
  [
    'C11',
    'operation',
    'new extensible status value ("canceling") while pending',
    pending(json(set('status', 'canceling'))),
  ],
  [
    'C13',
    'operation',
    'running then notStarted (pending states are unordered; the live service does this)',
    pending(
      json((value, { operation }) => {
        const isOdd = (operation?.polls ?? 0) % 2 === 1;
        return { ...membersOf(value), status: isOdd ? 'running' : 'notStarted' };
      }),
    ),
  ],
  [
    'C14',
    'operation',
    'resourceLocation null on success (live) and absent while pending',
    pending(json(drop('resourceLocation'))),
  ],
  [
    'C16',
    'operation',
    'date-time with offset and 7 fraction digits',
    read(json((value) => at(['createdDateTime'], inAnotherZone)(value))),
  ],
  [
    'C17',
    'operation',
    'no Retry-After on polls (the live service sends none)',
    read(noHeader('retry-after')),
  ],
  ['C18', 'operation', 'gzip-encoded operation body', read(gzipped)],
  [
    'C19',
    'operation',
    'content-type application/json; charset=UTF-8 (quoted/upper case)',
    read(header('Content-Type', 'application/json; charset="UTF-8"')),
  ],
  [
    'C20',
    'operation',
    'absolute resourceLocation on the same host',
    readAs(
      ['succeeded'],
      json((value, context) => ({
        ...membersOf(value),
        resourceLocation: originOf(context) + searchPath(context),
      })),
    ),
  ],
  [
    'C21',
    'error',
    'unknown error code string',
    refused(json(at(['error'], set('code', 'QuotaOfTheFuture')))),
  ],
  [
    'C22',
    'error',
    'HTTP 400 whose error.code is "InternalError" (live search does this)',
    refused(
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
    'error',
    'unknown extra properties in error and nested errors',
    refused(json(at(['error'], (error) => extended({ ...errorTree('', ''), ...membersOf(error) })))),
  ],
  ['C28', 'error', '429 without Retry-After', refused(noHeader('retry-after'), 429)],
  [
    'C29',
    'final',
    'new phoneNumberType value ("mobile", added in 2025-06-01)',
    eachNumber(set('phoneNumberType', 'mobile')),
  ],
  ['C30', 'final', 'extra property on the number resource', eachNumber(set('friendlyName', 'Support'))],
]);

type Variation = readonly [id: string, layer: string, what: string, mutate: Mutation];

function variationsOf(variations: readonly Variation[]): readonly Fault[] {
  return variations.map(([id, layer, what, mutate]) => ({
    id,
    layer,
    class: 'conforming',
    what,
    expected: 'not-flagged',
    mutate,
  }));
}

/** The operation that was started, as the body of the 202. */
function statusMonitor(...[answer, context]: Parameters<Mutation>): ReturnType<Mutation> {
  const { operation, search } = context;
  if (operation === undefined || search === undefined) return answer;
  const monitor = operationResource(purchaseView(search), 'notStarted');
  return all(header('Content-Type', 'application/json; charset=utf-8'), body(JSON.stringify(monitor)))(
    answer,
    context,
  );
}

async function gzipped(...[answer, context]: Parameters<Mutation>) {
  const coded = new Blob([answer.body.slice()]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(coded).arrayBuffer());
  return all(header('Content-Encoding', 'gzip'), body(bytes))(answer, context);
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
