import { headerOf, withHeader, withoutHeader } from '../answers.js';
import { acceptance, searchPath, versionOf } from '../context.js';
import { all, anotherHeader, body, header, jsonBody, status } from '../edits.js';
import { type Violation, violationsOf } from '../violation.js';
import { onAccepted, onError, onStatus } from '../when.js';

const foreignId = '5f1c7a52-0b8e-4d0c-9f38-0d3e5a7c1b22';

/** What may be wrong with the answer to a purchase. */
export const headerViolations: readonly Violation[] = violationsOf('purchase', [
  ['NP01', 'status', 'accepts with 201', onAccepted(status(201))],
  [
    'NP02',
    'status',
    'accepts with 307 to the operation',
    onAccepted((answer) => ({
      ...withHeader(answer, 'Location', headerOf(answer, 'operation-location') ?? ''),
      status: 307,
    })),
  ],
  [
    'NP03',
    'body',
    '202 with an HTML page',
    onAccepted(all(header('Content-Type', 'text/html'), body('<p>Accepted</p>'))),
  ],
  ['NP04', 'body', '202 with {"status":"accepted"}', onAccepted(jsonBody({ status: 'accepted' }))],
  [
    'NP05',
    'header',
    'Operation-Location on a foreign host',
    onAccepted((answer) =>
      withHeader(
        answer,
        'Operation-Location',
        `https://evil.example${headerOf(answer, 'operation-location')}`,
      ),
    ),
  ],
  [
    'NP06',
    'header',
    'Operation-Location on a host that begins like the right one',
    onAccepted((answer, { request }) =>
      withHeader(
        answer,
        'Operation-Location',
        `${new URL(request.url).origin}.evil.example${headerOf(answer, 'operation-location')}`,
      ),
    ),
  ],
  [
    'NP07',
    'header',
    'Operation-Location on another port',
    onAccepted((answer, { request }) =>
      withHeader(
        answer,
        'Operation-Location',
        `https://${new URL(request.url).hostname}:8443${headerOf(answer, 'operation-location')}`,
      ),
    ),
  ],
  [
    'NP08',
    'header',
    'Operation-Location downgraded to http',
    onAccepted((answer, { request }) =>
      withHeader(
        answer,
        'Operation-Location',
        `http://${new URL(request.url).host}${headerOf(answer, 'operation-location')}`,
      ),
    ),
  ],
  [
    'NP09',
    'header',
    'Operation-Location with backslashes for slashes',
    onAccepted((answer) =>
      withHeader(answer, 'Operation-Location', `\\\\evil.example${headerOf(answer, 'operation-location')}`),
    ),
  ],
  [
    'NP10',
    'header-semantic',
    'Operation-Location leads to the search result',
    onAccepted(header('Operation-Location', searchPath)),
  ],
  [
    'NP11',
    'header-semantic',
    'Operation-Location is the path of the purchase',
    onAccepted(header('Operation-Location', '/availablePhoneNumbers/:purchase')),
  ],
  [
    'NP12',
    'header',
    'Operation-Location twice, with two values',
    onAccepted(anotherHeader('Operation-Location', `/phoneNumbers/operations/purchase_${foreignId}`)),
  ],
  ['NP13', 'header', 'operation-id is empty', onAccepted(header('operation-id', ''))],
  [
    'NP14',
    'header',
    'operation-id without its prefix',
    onAccepted((answer, { search }) => withHeader(answer, 'operation-id', search?.searchId ?? '')),
  ],
  [
    'NP15',
    'header',
    'operation-id twice, with the same value',
    onAccepted((answer) => ({
      ...answer,
      headers: [...answer.headers, ['operation-id', headerOf(answer, 'operation-id') ?? '']],
    })),
  ],
  ['NP16', 'header', 'purchase-id is missing', onAccepted((answer) => withoutHeader(answer, 'purchase-id'))],
  ['NP17', 'header', 'purchase-id is empty', onAccepted(header('purchase-id', ''))],
  ['NP18', 'header-semantic', 'purchase-id of another search', onAccepted(header('purchase-id', foreignId))],
  [
    'NP19',
    'header-semantic',
    'all headers name the purchase of another search',
    onAccepted((answer, context) => ({
      ...answer,
      headers: acceptance(foreignId, versionOf(context)).headers,
    })),
  ],
  [
    'NP20',
    'header',
    'purchase-id with the prefix of the operation',
    onAccepted((answer) => withHeader(answer, 'purchase-id', headerOf(answer, 'operation-id') ?? '')),
  ],
  [
    'NP21',
    'header',
    'Retry-After is a date of ISO 8601',
    onAccepted(header('Retry-After', '2026-11-24T08:00:00Z')),
  ],
  ['NP22', 'header', 'Retry-After with a unit', onAccepted(header('Retry-After', '5 seconds'))],
  ['NP23', 'header', 'Retry-After is empty', onAccepted(header('Retry-After', ''))],
  [
    'NP24',
    'caching',
    '202 may be kept by the private cache for a minute',
    onAccepted(header('Cache-Control', 'private, max-age=60')),
  ],
  [
    'NP25',
    'header',
    'Location of the 202 on a foreign host',
    onAccepted(header('Location', 'https://evil.example/availablePhoneNumbers/searchResults/1')),
  ],
  ['NP39', 'header', '429 with Retry-After in milliseconds', onStatus(429, header('Retry-After', '1000ms'))],
  ['NP40', 'header', '503 with an empty Retry-After', onStatus(503, header('Retry-After', ''))],
  ['NP41', 'header', 'errors with two media types', onError(anotherHeader('Content-Type', 'text/html'))],
]);
