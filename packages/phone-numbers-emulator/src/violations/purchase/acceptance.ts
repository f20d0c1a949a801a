import { purchaseAccepted } from '../../acceptance.js';
import { error } from '../../content.js';
import type { Mutation, MutationContext } from '../../mutation.js';
import { operationPath, originOf, otherId, searchIdOf, versionOf } from '../context.js';
import { all, header, instead, noBody, noHeader, renameHeader, status } from '../edits.js';
import { membersOf } from '../json.js';
import { violationsOf } from '../violation.js';
import { onAccepted, when } from '../when.js';

const ownHeaders = ['operation-location', 'operation-id', 'purchase-id', 'access-control-expose-headers'];

/** The 202 to a purchase that should not have been accepted, in place of the refusal. */
const acceptAnyway: Mutation = instead((context) => {
  const searchId = membersOf(parsed(context.request.body))['searchId'] ?? searchIdOf(context);
  return purchaseAccepted(String(searchId), versionOf(context));
});

/** What is wrong with the answer to a purchase. */
export const purchaseViolations = violationsOf('purchase', [
  ['P01', 'status', 'accepts with 200 instead of 202', onAccepted(status(200))],
  [
    'P03',
    'status',
    'accepts with 204 and no headers',
    onAccepted(all(status(204), noBody, noHeader(...ownHeaders))),
  ],
  [
    'P05',
    'status',
    'accepts with 303 See Other to the operation instead of 202',
    onAccepted(all(status(303), header('Location', operationPath))),
  ],
  ['P06', 'header', '202 without Operation-Location', onAccepted(noHeader('operation-location'))],
  ['P07', 'header', '202 with empty Operation-Location', onAccepted(header('Operation-Location', ''))],
  [
    'P08',
    'header',
    '202 with Operation-Location that is no URL reference ("http://[")',
    onAccepted(header('Operation-Location', 'http://[')),
  ],
  [
    'P10',
    'header',
    'Operation-Location is protocol-relative (//evil.example/...)',
    onAccepted(header('Operation-Location', (context) => `//evil.example${operationPath(context)}`)),
  ],
  [
    'P11',
    'header',
    'Operation-Location carries userinfo (https://user:pw@...)',
    onAccepted(header('Operation-Location', withUserInfo)),
  ],
  [
    'P14',
    'header-semantic',
    'Operation-Location carries an api-version the service refuses',
    onAccepted(
      header('Operation-Location', (context) => operationPath(context).replace(/=.*$/, '=2020-01-01')),
    ),
  ],
  [
    'P15',
    'header-semantic',
    'Operation-Location names another operation than operation-id',
    onAccepted(
      header('Operation-Location', (context) => operationPath(context).replace(searchIdOf(context), otherId)),
    ),
  ],
  [
    'P17',
    'header',
    'Operation-Location header misspelled (OperationLocation)',
    onAccepted(renameHeader('operation-location', 'OperationLocation')),
  ],
  ['P18', 'header', '202 without operation-id', onAccepted(noHeader('operation-id'))],
  ['P24', 'header', 'Retry-After is a word ("soon")', onAccepted(header('Retry-After', 'soon'))],
  ['P25', 'header', 'Retry-After is negative', onAccepted(header('Retry-After', '-5'))],
  ['P26', 'header', 'Retry-After is fractional seconds (1.5)', onAccepted(header('Retry-After', '1.5'))],
  [
    'P27',
    'header',
    'Retry-After overflows a 32-bit timer (99999999999)',
    onAccepted(header('Retry-After', '99999999999')),
  ],
  [
    'P28',
    'caching',
    '202 marked publicly cacheable (Cache-Control: public, max-age=3600)',
    onAccepted(header('Cache-Control', 'public, max-age=3600')),
  ],
  ['P30', 'refusal', 'accepts without api-version', acceptsWhen(({ url }) => !url.includes('api-version'))],
  [
    'P33',
    'refusal',
    'accepts Content-Type text/plain',
    acceptsWhen(({ headers }) =>
      headers.some(([name, value]) => name.toLowerCase() === 'content-type' && /^text\/plain\b/i.test(value)),
    ),
  ],
  ['P34', 'refusal', 'accepts an absent body', acceptsWhen(({ body }) => body.length === 0)],
  [
    'P35',
    'refusal',
    'accepts a numeric searchId',
    acceptsWhen(({ body }) => typeof membersOf(parsed(body))['searchId'] === 'number'),
  ],
  [
    'P36',
    'refusal',
    'GET on :purchase buys (unsafe GET)',
    when(
      (_answer, { request }) =>
        request.method === 'GET' && new URL(request.url).pathname.endsWith('/:purchase'),
      acceptAnyway,
    ),
  ],
  [
    'P37',
    'refusal',
    'crashes with 500 on malformed JSON',
    when(
      (answer, { route, request }) =>
        route === 'purchase' &&
        answer.status === 400 &&
        request.body.length > 0 &&
        parsed(request.body) === undefined,
      instead(() =>
        error(500, { code: 'InternalError', message: 'The server encountered an internal error.' }),
      ),
    ),
  ],
]);

function withUserInfo(context: MutationContext): string {
  return originOf(context).replace('//', '//user:pw@') + operationPath(context);
}

/** Accepts a purchase that was refused, when its request is such a one. The body of what is too long (413) is not kept. */
function acceptsWhen(condition: (request: MutationContext['request']) => boolean) {
  return when(
    (answer, { route, request }) =>
      route === 'purchase' &&
      answer.status >= 400 &&
      answer.status < 500 &&
      answer.status !== 413 &&
      condition(request),
    acceptAnyway,
  );
}

function parsed(body: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return value;
  } catch {
    return undefined;
  }
}
