import { jsonOf, withBody, withHeader, withoutHeader } from '../answers.js';
import {
  all,
  body,
  type Change,
  errorMembers,
  errorMessage,
  header,
  jsonBody,
  status,
  text,
} from '../edits.js';
import { memberOf, membersOf } from '../json.js';
import { type Row, type Violation, violationsOf } from '../violation.js';
import { onError, onFailed, onStatus } from '../when.js';

const good = { code: 'OutOfStock', message: 'It is no longer available.' };

/** Makes the whole body of the error that is in it. */
const ofError =
  (make: (error: Readonly<Record<string, unknown>>) => unknown): Change =>
  (answer, context) =>
    jsonBody(make(membersOf(memberOf(jsonOf(answer), 'error'))))(answer, context);

/** What may be wrong with an error. */
export const formViolations: readonly Violation[] = violationsOf('error', [
  [
    'NE01',
    'body',
    'envelope and members in Pascal case',
    onError(ofError(({ code, message: words }) => ({ Error: { Code: code, Message: words } }))),
  ],
  ['NE02', 'body', 'without the envelope', onError(ofError((error) => error))],
  ['NE03', 'body', 'a list of errors', onError(ofError((error) => ({ errors: [error] })))],
  [
    'NE04',
    'body',
    'problem details as application/json',
    onError(ofError(({ message: words }) => ({ type: 'about:blank', title: words, status: 404 }))),
  ],
  ['NE05', 'body', 'a text for the error', onError(ofError(({ message: words }) => ({ error: words })))],
  [
    'NE06',
    'body',
    'the message as OData writes it',
    onError(errorMembers({ message: { lang: 'en', value: 'Not found.' } })),
  ],
  ['NE07', 'body', 'the code is the status', onError(errorMembers({ code: 404 }))],
  ['NE08', 'body', 'the message is empty', onError(errorMessage(''))],
  ['NE09', 'body', 'the message is null', onError(errorMembers({ message: null }))],
  ['NE10', 'body', 'the target is a number', onError(errorMembers({ target: 1 }))],
  ['NE11', 'body', 'details is one error', onError(errorMembers({ details: good }))],
  ['NE12', 'body', 'details is a text', onError(errorMembers({ details: 'OutOfStock' }))],
  ['NE13', 'recursion', 'details holds null', onError(errorMembers({ details: [good, null] }))],
  ['NE14', 'recursion', 'details holds a list', onError(errorMembers({ details: [[good]] }))],
  [
    'NE15',
    'recursion',
    'the third of the details has no message',
    onError(errorMembers({ details: [good, good, { code: 'X' }] })),
  ],
  ['NE16', 'recursion', 'innererror is a text', onError(errorMembers({ innererror: 'OutOfStock' }))],
  ['NE17', 'recursion', 'innererror is empty', onError(errorMembers({ innererror: {} }))],
  [
    'NE18',
    'recursion',
    'details in an innererror in details has no code',
    onError(errorMembers({ details: [{ ...good, innererror: { ...good, details: [{ message: 'x' }] } }] })),
  ],
  [
    'NE19',
    'recursion',
    'the seventh innererror has a number for a message',
    onError(errorMembers({ innererror: chain(7) })),
  ],
  [
    'NE43',
    'recursion',
    'the twenty thousandth innererror has a number for a message',
    onStatus(
      429,
      text(() => deep(20_000)),
    ),
  ],
  [
    'NE20',
    'recursion',
    'details of a failed operation is an object',
    onFailed((answer, context) => {
      const body = membersOf(jsonOf(answer));
      return jsonBody({ ...body, error: { ...membersOf(body['error']), details: {} } })(answer, context);
    }),
  ],
  ['NE21', 'content-type', '404 as text/plain', onStatus(404, header('Content-Type', 'text/plain'))],
  [
    'NE22',
    'content-type',
    '400 without Content-Type',
    onStatus(400, (answer) => withoutHeader(answer, 'content-type')),
  ],
  [
    'NE23',
    'content-type',
    '503 with the page of a gateway',
    onStatus(503, all(header('Content-Type', 'text/html'), body('<h1>503 Service Unavailable</h1>'))),
  ],
  [
    'NE24',
    'content-type',
    '429 as XML',
    onStatus(
      429,
      all(header('Content-Type', 'application/xml'), body('<Error><Code>TooManyRequests</Code></Error>')),
    ),
  ],
  ['NE25', 'body', '503 without a body', onStatus(503, body(''))],
  [
    'NE26',
    'body',
    '429 without a body and without Content-Type',
    onStatus(429, (answer) => withBody(withoutHeader(answer, 'content-type'), '')),
  ],
  [
    'NE27',
    'body',
    'duplicate member "code"',
    onError(text((body) => body.replace('{"code"', '{"code":"Other","code"'))),
  ],
  [
    'NE28',
    'body',
    'bytes of Latin-1',
    onError((answer) =>
      withBody(answer, Buffer.from('{"error":{"code":"NotFound","message":"Numéro inconnu"}}', 'latin1')),
    ),
  ],
  [
    'NE29',
    'content-type',
    'claims charset iso-8859-1',
    onError(header('Content-Type', 'application/json; charset=iso-8859-1')),
  ],
  ['NE30', 'transport', 'claims deflate over plain bytes', onError(header('Content-Encoding', 'deflate'))],
  ['NE31', 'status', 'the unknown search is 200 with the error', onStatus(404, status(200))],
  ['NE32', 'status', 'the refused purchase is 202 with the error', onStatus(400, status(202))],
  [
    'NE33',
    'status',
    'throttled with 302 to a page that says so',
    onStatus(429, (answer) => withHeader({ ...answer, status: 302 }, 'Location', '/throttled')),
  ],
  // Deeper than the mutants go that follow from the contract.
  probe('NR01', 'innererror', 3),
  probe('NR02', 'innererror', 4),
  probe('NR03', 'innererror', 5),
  probe('NR04', 'innererror', 6),
  probe('NR05', 'details', 3),
  probe('NR06', 'details', 4),
  probe('NR07', 'details', 5),
  probe('NR08', 'details', 6),
]);

/** A message that is a number, this many errors inside of the error. */
function probe(id: string, member: 'innererror' | 'details', depth: number): Row {
  let inner: unknown = { code: 'X', message: 1 };
  const inside = () => (member === 'details' ? [inner] : inner);
  for (let level = 1; level < depth; level++) inner = { ...good, [member]: inside() };
  return [
    id,
    'recursion',
    `a message is a number, ${depth} deep in ${member}`,
    onError(errorMembers({ [member]: inside() })),
  ];
}

/** Written, not serialized: that is done by recursion. */
function deep(depth: number): string {
  const open = '{"code":"X","message":"Y","innererror":'.repeat(depth);
  return `{"error":${open}{"code":"X","message":1}${'}'.repeat(depth)}}`;
}

function chain(depth: number): unknown {
  return depth === 1 ? { code: 'X', message: 1 } : { ...good, innererror: chain(depth - 1) };
}
