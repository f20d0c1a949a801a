import { gzipSync } from 'node:zlib';
import type { Fault } from '@acs-contracts/phone-numbers-emulator';
import { withBody, withHeader } from '../answer.js';
import { another, both, header, rewritten, status, text } from './changes.js';
import { violations } from './seed.js';
import { onPending, onRead, onSucceeded, when } from './when.js';

/** As a server with a fixed expiry writes it. */
const farFuture = 'Thu, 31 Dec 2037 23:55:55 GMT';

/** What may be wrong with how one read of an operation is sent, beside the catalogue of the emulator. */
export const transportViolations: readonly Fault[] = violations('operation', [
  ['NO28', 'body', '200 without a body', onRead(text(''))],
  [
    'NO29',
    'content-type',
    '200 with a login page',
    onRead(
      both(header('Content-Type', 'text/html; charset=utf-8'), text('<html><title>Sign in</title></html>')),
    ),
  ],
  ['NO30', 'body', 'two JSON texts in a row', onRead(rewritten((body) => `${body}\n${body}`))],
  ['NO31', 'body', 'a comment in the JSON', onRead(rewritten((body) => `/* cached */${body}`))],
  ['NO32', 'body', 'single quotes in the JSON', onRead(rewritten((body) => body.replaceAll('"', "'")))],
  ['NO33', 'body', 'a comma after the last member', onRead(rewritten((body) => `${body.slice(0, -1)},}`))],
  ['NO34', 'body', 'UTF-8 with a byte order mark', onRead(rewritten((body) => `\uFEFF${body}`))],
  [
    'NO35',
    'body',
    'duplicate member "id"',
    onRead(rewritten((body) => body.replace('{', '{"id":"purchase_0",'))),
  ],
  [
    'NO36',
    'body',
    'duplicate member whose name is escaped',
    onRead(rewritten((body) => body.replace('{', '{"st\\u0061tus":"failed",'))),
  ],
  ['NO37', 'body', 'JSON as a text of JSON', onRead(rewritten(JSON.stringify))],
  ['NO38', 'transport', 'claims brotli over plain bytes', onRead(header('Content-Encoding', 'br'))],
  ['NO39', 'transport', 'a content coding that nobody knows', onRead(header('Content-Encoding', 'x-zip'))],
  [
    'NO40',
    'transport',
    'gzip that is cut off',
    onRead((answer) =>
      withBody(withHeader(answer, 'Content-Encoding', 'gzip'), gzipSync(answer.body).subarray(0, -12)),
    ),
  ],
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
    onPending(both(header('Retry-After', '1'), another('Retry-After', '2'))),
  ],
  ['NO45', 'header', 'Retry-After with a plus', onPending(header('Retry-After', '+5'))],
  ['NO46', 'status', 'GET operation answers 201', onRead(status(201))],
  [
    'NO47',
    'status',
    'GET operation answers 301 to the number',
    when(
      ({ status: code }, { route }) => route === 'getOperation' && code === 200,
      both(status(301), header('Location', '/phoneNumbers')),
    ),
  ],
  [
    'NO48',
    'status',
    'GET operation answers 303 once it succeeded',
    onSucceeded(both(status(303), header('Location', '/phoneNumbers'))),
  ],
]);
