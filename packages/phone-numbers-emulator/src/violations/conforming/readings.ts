import { fixtures } from '../../fixtures.js';
import { jsonOf, withJson, withoutHeader } from '../answers.js';
import { versionOf } from '../context.js';
import { all, type Change, entryMembers, errorMembers, header, members } from '../edits.js';
import { memberOf, membersOf } from '../json.js';
import { eachNumber } from '../numbers.js';
import { type Violation, variationsOf } from '../violation.js';
import { onError, onFailed, onList, onNumber, onSearchResult, onStatus } from '../when.js';

const nested = (depth: number): unknown => ({
  code: 'Inner',
  message: 'The cause.',
  ...(depth > 1 && { innererror: nested(depth - 1) }),
});

/** A number and its search with other values: each place where they are read says the same. */
const everywhere =
  (values: Readonly<Record<string, unknown>>): Change =>
  (answer, context) => {
    const { purchaseDate: _, ...found } = values;
    const changes = [onNumber(members(values)), onList(entryMembers(values)), onSearchResult(members(found))];
    return all(...changes)(answer, context);
  };

/** The number that is owned from the start with other values: nobody has searched for it, and it can be of any kind. */
const ownedBefore = (values: Readonly<Record<string, unknown>>): Change =>
  eachNumber((number) =>
    memberOf(number, 'phoneNumber') === fixtures.phoneNumber ? { ...membersOf(number), ...values } : number,
  );

/** What may differ from the service in errors and in what a purchase leads to, and conforms. */
export const readingVariations: readonly Violation[] = [
  ...variationsOf('error', [
    [
      'NC50',
      'several details',
      onError(
        errorMembers({
          details: [
            { code: 'A', message: 'One.' },
            { code: 'B', message: 'Two.', target: 'body' },
            { code: 'C', message: 'Three.' },
          ],
        }),
      ),
    ],
    [
      'NC66',
      'a message about a key that is blotted out',
      onError(
        errorMembers({
          message: 'endpoint=https://x/;accesskey=*** is not valid, nor is accesskey=REDACTED',
        }),
      ),
    ],
    [
      'NC67',
      'a message with a phone number and a time',
      onError(errorMembers({ message: 'Call us at +1 (425) 555-0100, Monday at 9:00 (PST).' })),
    ],
    ['NC51', 'no details: an empty list', onError(errorMembers({ details: [] }))],
    ['NC52', '404 with another target', onStatus(404, errorMembers({ target: 'id' }))],
    ['NC53', '404 without a target', onStatus(404, errorMembers({ target: undefined }))],
    ['NC54', 'a target that is empty', onError(errorMembers({ target: '' }))],
    ['NC55', 'innererror twelve deep', onError(errorMembers({ innererror: nested(12) }))],
    [
      'NC56',
      'a message in Japanese, with an emoji',
      onError(errorMembers({ message: '番号が見つかりません ☎️' })),
    ],
    [
      'NC57',
      'a message about tokens and signatures without any',
      onError(
        errorMembers({
          message:
            'The bearer token is missing, or the signature does not match. Look at https://aka.ms/acs (line 3).',
        }),
      ),
    ],
    [
      'NC58',
      'a message that says at which place',
      onError(
        errorMembers({
          message: 'Unexpected token at line 1, column 12 (searchId). Please try again at 10:30:00.',
        }),
      ),
    ],
    ['NC59', 'a code in lower case with a dot', onError(errorMembers({ code: 'phone_numbers.not-found' }))],
    ['NC60', '429 with an HTTP-date', onStatus(429, header('Retry-After', 'Tue, 24 Nov 2026 08:00:00 GMT'))],
    ['NC61', '503 without Retry-After', onStatus(503, (answer) => withoutHeader(answer, 'retry-after'))],
    ['NC62', 'errors with charset=utf-8', onError(header('Content-Type', 'application/json; charset=utf-8'))],
    ['NC63', 'innerError null, in camel case', onError(errorMembers({ innerError: null }))],
    [
      'NC64',
      'members beside the envelope',
      onError(members({ requestId: '42', timestamp: '2026-11-24T08:00:00Z' })),
    ],
    [
      'NC65',
      'the reason of a failure is short',
      onFailed(members({ error: { code: 'PurchaseFailed', message: 'It failed.' } })),
    ],
  ]),
  ...variationsOf('final', [
    [
      'NC70',
      'values of enums that were added since',
      ownedBefore({ phoneNumberType: 'mobile', assignmentType: 'team' }),
    ],
    [
      'NC71',
      'a number that costs nothing',
      everywhere({ cost: { amount: 0, currencyCode: 'EUR', billingFrequency: 'yearly' } }),
    ],
    [
      'NC72',
      'a number that costs cents',
      everywhere({ cost: { amount: 0.85, currencyCode: 'USD', billingFrequency: 'monthly' } }),
    ],
    ['NC73', 'purchased on 1 January 2000', everywhere({ purchaseDate: '2000-01-01T00:00:00+00:00' })],
    [
      'NC74',
      'more capabilities than two',
      onNumber((answer, context) =>
        members({ capabilities: { ...membersOf(memberOf(jsonOf(answer), 'capabilities')), fax: 'none' } })(
          answer,
          context,
        ),
      ),
    ],
    [
      'NC75',
      'search result with "error": "NoError"',
      onSearchResult(members({ error: 'NoError', errorCode: 0, isAgreementToNotResellRequired: false })),
    ],
    ['NC76', 'the list in two pages, nextLink relative', onList(paged((path) => path))],
    ['NC77', 'the list in two pages, nextLink absolute', onList(paged((path, origin) => `${origin}${path}`))],
    [
      'NC78',
      'extra members in the list',
      onList(all(members({ totalCount: 2 }), entryMembers({ tags: [] }))),
    ],
    [
      'NC79',
      'what was bought may be kept by private caches',
      onNumber(header('Cache-Control', 'private, max-age=60')),
    ],
  ]),
];

/** The first page has the first number, and the next has the others. */
function paged(link: (path: string, origin: string) => string): Change {
  return (answer, context) => {
    const url = new URL(context.request.url);
    if (url.searchParams.has('skip')) return answer;
    const entries = memberOf(jsonOf(answer), 'phoneNumbers');
    if (!Array.isArray(entries) || entries.length < 2) return answer;
    const nextLink = link(`/phoneNumbers?skip=1&top=100&api-version=${versionOf(context)}`, url.origin);
    return withJson(answer, { phoneNumbers: entries.slice(0, 1), nextLink });
  };
}
