import { headerOf, withHeader } from '../answers.js';
import { searchPath } from '../context.js';
import { all, anotherHeader, header, status } from '../edits.js';
import { type Violation, variationsOf } from '../violation.js';
import { onAccepted, onStatus } from '../when.js';

/** What may differ from the service around a purchase, and conforms. */
export const purchaseVariations: readonly Violation[] = [
  ...variationsOf('purchase', [
    [
      'NC01',
      'header names in lower case',
      (answer) => ({
        ...answer,
        headers: answer.headers.map(([name, value]) => [name.toLowerCase(), value] as const),
      }),
    ],
    [
      'NC02',
      'header names in capitals',
      (answer) => ({
        ...answer,
        headers: answer.headers.map(([name, value]) => [name.toUpperCase(), value] as const),
      }),
    ],
    ['NC03', 'Retry-After: 5 on the 202', onAccepted(header('Retry-After', '5'))],
    ['NC04', 'Retry-After: 0 on the 202', onAccepted(header('Retry-After', '0'))],
    [
      'NC05',
      'Retry-After is a date that is past',
      onAccepted(header('Retry-After', 'Tue, 11 Jan 2022 17:23:03 GMT')),
    ],
    [
      'NC06',
      'ids in capitals',
      onAccepted((answer, { search }) => {
        const id = (search?.searchId ?? '').toUpperCase();
        return withHeader(withHeader(answer, 'purchase-id', id), 'operation-id', `purchase_${id}`);
      }),
    ],
    [
      'NC07',
      'Operation-Location without api-version',
      onAccepted((answer) =>
        withHeader(
          answer,
          'Operation-Location',
          (headerOf(answer, 'operation-location') ?? '').replace(/\?.*/, ''),
        ),
      ),
    ],
    [
      'NC08',
      'Operation-Location with one more parameter',
      onAccepted((answer) =>
        withHeader(answer, 'Operation-Location', `${headerOf(answer, 'operation-location')}&region=us`),
      ),
    ],
    ['NC09', 'Location leads to the search result', onAccepted(header('Location', searchPath))],
    [
      'NC10',
      '202 with Cache-Control: no-store and an ETag',
      onAccepted(all(header('Cache-Control', 'no-store'), header('ETag', 'W/"1"'))),
    ],
    [
      'NC11',
      'two cookies and two Vary headers',
      all(
        all(anotherHeader('Set-Cookie', 'a=1'), anotherHeader('Set-Cookie', 'b=2')),
        all(anotherHeader('Vary', 'Accept'), anotherHeader('Vary', 'Origin')),
      ),
    ],
    [
      'NC13',
      'absolute Operation-Location that names the port',
      onAccepted((answer, { request }) =>
        withHeader(
          answer,
          'Operation-Location',
          `https://${new URL(request.url).hostname}:443${headerOf(answer, 'operation-location')}`,
        ),
      ),
    ],
    [
      'NC14',
      'Operation-Location with a percent-encoded id',
      onAccepted((answer) =>
        withHeader(
          answer,
          'Operation-Location',
          (headerOf(answer, 'operation-location') ?? '').replace('purchase_', 'purchase%5F'),
        ),
      ),
    ],
    ['NC15', 'throttled with 503', onStatus(429, status(503))],
    ['NC12', 'invalid bodies are refused with 422', onStatus(400, status(422))],
  ]),
];
