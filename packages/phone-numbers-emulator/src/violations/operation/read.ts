import { textOf } from '../answers.js';
import { otherId } from '../context.js';
import { all, body, header, json, noBody, noHeader, status, text } from '../edits.js';
import { drop, rename, set } from '../json.js';
import { violationsOf } from '../violation.js';
import { onPendingPurchase, onPurchaseRead, onPurchaseReadAs, when } from '../when.js';

/** What is wrong with a read of an operation, or its cancellation, by itself. */
export const operationViolations = violationsOf('operation', [
  ['O01', 'status', 'GET operation answers 202 instead of 200 while running', onPendingPurchase(status(202))],
  ['O02', 'status', 'GET operation answers 204 without body', onPurchaseRead(all(status(204), noBody))],
  [
    'O03',
    'status',
    'GET operation answers 302 to a login page',
    onPurchaseRead(all(status(302), noBody, header('Location', 'https://login.example/signin'))),
  ],
  ['O04', 'caching', 'unconditional GET operation answers 304', onPurchaseRead(all(status(304), noBody))],
  ['O06', 'body', 'GET operation 200 with JSON null', onPurchaseRead(body('null'))],
  ['O07', 'body', 'GET operation 200 with a JSON array', onPurchaseRead(json((value) => [value]))],
  [
    'O10',
    'content-type',
    'GET operation JSON body without Content-Type',
    onPurchaseRead(noHeader('content-type')),
  ],
  [
    'O11',
    'content-type',
    'GET operation JSON body labelled text/plain',
    onPurchaseRead(header('Content-Type', 'text/plain')),
  ],
  ['O13', 'body', 'status null', onPurchaseRead(json(set('status', null)))],
  ['O14', 'body', 'status is a number (enum ordinal)', onPurchaseRead(json(set('status', 1)))],
  ['O15', 'body', 'status is an empty string', onPurchaseRead(json(set('status', '')))],
  [
    'O18',
    'cross-field',
    'id differs from the requested operation id',
    onPurchaseRead(json(set('id', `purchase_${otherId}`))),
  ],
  ['O19', 'body', 'id is a number', onPurchaseRead(json(set('id', 42)))],
  [
    'O21',
    'body',
    'createdDateTime in US notation',
    onPurchaseRead(json(set('createdDateTime', '1/11/2022 5:23:03 PM'))),
  ],
  ['O23', 'body', 'operationType missing', onPurchaseRead(json(drop('operationType')))],
  ['O24', 'body', 'operationType null', onPurchaseRead(json(set('operationType', null)))],
  [
    'O25',
    'cross-field',
    'purchase operation reports operationType "search"',
    onPurchaseRead(json(set('operationType', 'search'))),
  ],
  [
    'O26',
    'body',
    'lastActionDateTime is an epoch number',
    onPurchaseRead(json(set('lastActionDateTime', 1_641_921_783))),
  ],
  [
    'O28',
    'body',
    'error is a string',
    onPurchaseReadAs(['failed'], json(set('error', 'The purchase failed.'))),
  ],
  [
    'O29',
    'body',
    'body wrapped in an envelope {"value":{...}}',
    onPurchaseRead(json((value) => ({ value }))),
  ],
  ['O30', 'body', 'property casing wrong ("Status")', onPurchaseRead(json(rename('status', 'Status')))],
  [
    'O31',
    'body',
    'duplicate JSON member "status" with two values',
    // The right value comes last: it is the one that most parsers take.
    onPurchaseRead(text((json) => json.replace('"status":', '"status":"deleting","status":'))),
  ],
  [
    'O32',
    'body',
    'body is UTF-16 with BOM',
    onPurchaseRead((answer, context) => body(utf16(textOf(answer)))(answer, context)),
  ],
  [
    'O33',
    'body',
    'body contains invalid UTF-8 bytes',
    onPurchaseRead((answer, context) => body(withLatin1(answer.body))(answer, context)),
  ],
  [
    'O34',
    'transport',
    'claims Content-Encoding gzip over plain bytes',
    onPurchaseRead(header('Content-Encoding', 'gzip')),
  ],
  [
    'O35',
    'caching',
    'pending operation publicly cacheable for an hour',
    onPendingPurchase(header('Cache-Control', 'public, max-age=3600')),
  ],
  [
    'O37',
    'header',
    'Retry-After in milliseconds notation ("2000ms")',
    onPendingPurchase(header('Retry-After', '2000ms')),
  ],
  ['O38', 'header', 'Retry-After negative on a poll', onPendingPurchase(header('Retry-After', '-1'))],
  [
    'O49',
    'status',
    'cancel answers 202',
    when(({ status }, { route }) => route === 'cancelOperation' && status === 204, status(202)),
  ],
  ['O50', 'cross-field', 'status "failed" without error', onPurchaseReadAs(['failed'], json(drop('error')))],
  [
    'O52',
    'cross-field',
    'error present on a running operation',
    onPurchaseReadAs(
      ['running'],
      json(set('error', { code: 'PurchaseFailed', message: 'The purchase failed.' })),
    ),
  ],
]);

/** UTF-16, little-endian, with its byte order mark. */
function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(2 + 2 * index, text.charCodeAt(index), true);
  }
  return bytes;
}

/** One more member, whose text has a letter in Latin-1: a byte that is never alone in UTF-8. */
function withLatin1(json: Uint8Array): Uint8Array {
  const member = [...new TextEncoder().encode(',"displayName":"caf'), 0xe9, 0x22, 0x7d];
  return Uint8Array.of(...json.subarray(0, -1), ...member);
}
