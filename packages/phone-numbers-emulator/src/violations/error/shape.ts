import type { CommunicationError } from '@acs-contracts/phone-numbers-types';
import { errorTree } from '../../error-tree.js';
import { jsonOf } from '../answers.js';
import { all, body, header, json, status } from '../edits.js';
import { at, drop, type Edit, membersOf, set } from '../json.js';
import { violationsOf } from '../violation.js';
import { onPurchaseReadAs, onRefused } from '../when.js';

/** Every refusal, its error changed. */
const anyError = (edit: Edit) => onRefused(json(at(['error'], edit)));

/** Every refusal, its error changed, which gets errors inside it where it has none. */
const nestedError = (edit: Edit) => anyError((error) => edit({ ...tree, ...membersOf(error) }));

/** A failed operation, its error changed. */
const failure = (edit: Edit) =>
  onPurchaseReadAs(['failed'], json(at(['error'], (error) => edit(nested(error)))));

const tree: CommunicationError = errorTree('BadRequest', 'The purchase cannot be made.');

function nested(error: unknown): unknown {
  return { ...tree, ...membersOf(error) };
}

const page = '<!DOCTYPE html><html><head><title>404</title></head><body><h1>Not Found</h1></body></html>';

const problem = {
  type: 'https://tools.ietf.org/html/rfc9110#section-15.5.5',
  title: 'Not Found',
  status: 404,
  detail: 'The search cannot be found.',
};

const stackTrace =
  '\n   at Microsoft.Communication.PhoneNumbers.PurchaseController.Purchase(PurchaseRequest request) in C:\\src\\PurchaseController.cs:line 118';

/** What is wrong with an error, in a refusal or in a failed operation. */
export const errorViolations = violationsOf('error', [
  ['E04', 'body', 'error is null', onRefused(json(set('error', null)))],
  ['E05', 'body', 'error.code missing', anyError(drop('code'))],
  ['E06', 'body', 'error.code null', anyError(set('code', null))],
  ['E08', 'body', 'error.code empty', anyError(set('code', ''))],
  ['E09', 'body', 'error.message missing', anyError(drop('message'))],
  ['E11', 'body', 'error.target is an array', anyError(set('target', ['searchid']))],
  ['E14', 'recursion', 'details[1] has no code (depth 1)', nestedError(at(['details', 1], drop('code')))],
  [
    'E15',
    'recursion',
    'details[0].details[0].details[0].message is a number (depth 3)',
    nestedError(at(['details', 0, 'details', 0, 'details', 0], set('message', 3))),
  ],
  ['E16', 'recursion', 'innererror is an array', nestedError(at(['innererror'], (inner) => [inner]))],
  [
    'E17',
    'recursion',
    'innererror without message (depth 1)',
    nestedError(at(['innererror'], drop('message'))),
  ],
  [
    'E18',
    'recursion',
    'innererror^5.code is null (depth 5)',
    nestedError(at(Array(5).fill('innererror'), set('code', null))),
  ],
  [
    'E20',
    'recursion',
    'failed operation: error.details[0].details[0].code missing',
    failure(at(['details', 0, 'details', 0], drop('code'))),
  ],
  ['E21', 'body', 'failed operation: error without code', failure(drop('code'))],
  [
    'E22',
    'content-type',
    '404 as text/html page',
    onRefused(all(header('Content-Type', 'text/html; charset=utf-8'), body(page)), 404),
  ],
  [
    'E23',
    'content-type',
    '404 as RFC 9457 application/problem+json',
    onRefused(all(header('Content-Type', 'application/problem+json'), body(JSON.stringify(problem))), 404),
  ],
  ['E24', 'status', 'error envelope under status 200', onRefused(status(200))],
  ['E28', 'header', '429 with Retry-After "later"', onRefused(header('Retry-After', 'later'), 429)],
  [
    'E29',
    'body',
    '503 body is truncated JSON',
    onRefused((answer) => ({ ...answer, body: answer.body.slice(0, -12) }), 503),
  ],
  [
    'E31',
    'security',
    'error message carries a stack trace',
    anyError((error) => ({ ...membersOf(error), message: `${membersOf(error)['message']}${stackTrace}` })),
  ],
  [
    'E32',
    'content-type',
    'content-type charset contradicts the bytes (charset=utf-16 over UTF-8)',
    onRefused((answer, context) =>
      jsonOf(answer) === undefined
        ? answer
        : header('Content-Type', 'application/json; charset=utf-16')(answer, context),
    ),
  ],
]);
