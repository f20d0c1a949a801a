import { coded } from '../coding.js';
import { all, anotherHeader, body, header, status, text } from '../edits.js';
import { type Violation, violationsOf } from '../violation.js';
import { isRead, onPending, onRead, onSucceeded, when } from '../when.js';

/** As a server with a fixed expiry writes it. */
const farFuture = 'Thu, 31 Dec 2037 23:55:55 GMT';

/** What may be wrong with how one read of an operation is sent. */
export const transportViolations: readonly Violation[] = violationsOf('operation', [
  ['NO28', 'body', '200 without a body', onRead(body(''))],
  [
    'NO29',
    'content-type',
    '200 with a login page',
    onRead(
      all(header('Content-Type', 'text/html; charset=utf-8'), body('<html><title>Sign in</title></html>')),
    ),
  ],
  ['NO30', 'body', 'two JSON texts in a row', onRead(text((body) => `${body}\n${body}`))],
  ['NO31', 'body', 'a comment in the JSON', onRead(text((body) => `/* cached */${body}`))],
  ['NO32', 'body', 'single quotes in the JSON', onRead(text((body) => body.replaceAll('"', "'")))],
  ['NO33', 'body', 'a comma after the last member', onRead(text((body) => `${body.slice(0, -1)},}`))],
  ['NO34', 'body', 'UTF-8 with a byte order mark', onRead(text((body) => `\uFEFF${body}`))],
  ['NO35', 'body', 'duplicate member "id"', onRead(text((body) => body.replace('{', '{"id":"purchase_0",')))],
  [
    'NO36',
    'body',
    'duplicate member whose name is escaped',
    onRead(text((body) => body.replace('{', '{"st\\u0061tus":"failed",'))),
  ],
  ['NO37', 'body', 'JSON as a text of JSON', onRead(text(JSON.stringify))],
  ['NO38', 'transport', 'claims brotli over plain bytes', onRead(header('Content-Encoding', 'br'))],
  ['NO39', 'transport', 'a content coding that nobody knows', onRead(header('Content-Encoding', 'x-zip'))],
  ['NO40', 'transport', 'gzip that is cut off', when(isRead, coded('gzip', 12))],
  ['NO41', 'caching', 'pending, and fresh until 2037', onPending(header('Expires', farFuture))],
  [
    'NO42',
    'caching',
    'pending, and fresh in shared caches',
    onPending(header('Cache-Control', 's-maxage=600')),
  ],
  [
    'NO43',
    'caching',
    'pending, and immutable for a day',
    onPending(header('Cache-Control', 'max-age=86400, immutable')),
  ],
  [
    'NO44',
    'header',
    'Retry-After is two values',
    onPending(all(header('Retry-After', '1'), anotherHeader('Retry-After', '2'))),
  ],
  ['NO45', 'header', 'Retry-After with a plus', onPending(header('Retry-After', '+5'))],
  ['NO46', 'status', 'GET operation answers 201', onRead(status(201))],
  [
    'NO47',
    'status',
    'GET operation answers 301 to the number',
    when(
      ({ status: code }, { route }) => route === 'getOperation' && code === 200,
      all(status(301), header('Location', '/phoneNumbers')),
    ),
  ],
  [
    'NO48',
    'status',
    'GET operation answers 303 once it succeeded',
    onSucceeded(all(status(303), header('Location', '/phoneNumbers'))),
  ],
]);
