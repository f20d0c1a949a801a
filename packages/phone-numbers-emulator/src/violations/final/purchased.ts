import { json as jsonAnswer } from '../../content.js';
import { boughtNumber } from '../../holdings.js';
import type { MutationContext } from '../../mutation.js';
import { notFound } from '../../refusals.js';
import { numberResource } from '../../resources.js';
import type { Search } from '../../search.js';
import { otherId, searchIdOf, searchPath, versionOf } from '../context.js';
import { all, type Change, header, instead, json } from '../edits.js';
import { at, drop, membersOf, set } from '../json.js';
import { eachNumber, listed } from '../numbers.js';
import { violationsOf } from '../violation.js';
import { onPurchaseReadAgain, onPurchaseReadAs, when } from '../when.js';

const foreign = 'evil.example';

/** What is wrong with what a purchase leads to: what an ended operation names, and the phone numbers. */
export const finalViolations = violationsOf('final', [
  ['F01', 'lro', 'succeeded but the number is not owned (404 / missing in list)', undelivered()],
  [
    'F02',
    'lro',
    'resourceLocation of a succeeded operation is a dead link',
    resourceLocation((context) => searchPath(context).replace(searchIdOf(context), otherId)),
  ],
  [
    'F03',
    'header-semantic',
    'resourceLocation on a foreign host',
    resourceLocation((context) => `https://${foreign}${searchPath(context)}`),
  ],
  [
    'F04',
    'body',
    'resourceLocation protocol-relative',
    resourceLocation((context) => `//${foreign}${searchPath(context)}`),
  ],
  [
    'F05',
    'header',
    'Location of a succeeded operation is empty',
    onPurchaseReadAs(['succeeded'], header('Location', '')),
  ],
  [
    'F06',
    'cross-field',
    'Location and resourceLocation disagree',
    all(resourceLocation(searchPath), onPurchaseReadAs(['succeeded'], header('Location', numberPath))),
  ],
  [
    'F07',
    'lro',
    'terminal operation gone at once (must be kept >= 24 h)',
    when(
      ({ status }, { operation }) => status === 200 && (operation?.terminalReads ?? 0) > 1,
      instead(({ operation }) => notFound('operationId', operation?.id ?? '')),
    ),
  ],
  [
    'F08',
    'lro',
    'terminal operation not stable (resourceLocation changes per GET)',
    all(
      resourceLocation(searchPath),
      onPurchaseReadAgain(
        resourceLocation((context) => `${searchPath(context)}&read=${context.operation?.terminalReads}`),
      ),
    ),
  ],
  ['F09', 'lro', 'failed purchase still delivers a number', deliveredAnyway()],
  ['F10', 'body', 'number resource without phoneNumber', eachNumber(drop('phoneNumber'))],
  [
    'F11',
    'body',
    'phoneNumber not E.164 ("(425) 555-0123")',
    eachNumber(set('phoneNumber', '(425) 555-0123')),
  ],
  ['F12', 'cross-field', 'id does not match phoneNumber', eachNumber(set('id', '14255550199'))],
  ['F13', 'body', 'capabilities without sms', eachNumber(at(['capabilities'], drop('sms')))],
  ['F14', 'body', 'cost.amount as string "2.00"', eachNumber(at(['cost'], set('amount', '2.00')))],
  [
    'F15',
    'body',
    'currencyCode not ISO 4217 ("dollars")',
    eachNumber(at(['cost'], set('currencyCode', 'dollars'))),
  ],
  ['F16', 'body', 'purchaseDate not a date-time', eachNumber(set('purchaseDate', 'yesterday'))],
]);

/** A succeeded operation that names its result. */
function resourceLocation(url: (context: MutationContext) => string): Change {
  return onPurchaseReadAs(
    ['succeeded'],
    json((value, context) => ({ ...membersOf(value), resourceLocation: url(context) })),
  );
}

function numberPath(context: MutationContext): string {
  return `/phoneNumbers/${context.search?.phoneNumbers[0]}?api-version=${versionOf(context)}`;
}

function undelivered(): Change {
  return all(
    when(
      ({ status }, { route, search }) => route === 'getPhoneNumber' && status === 200 && search !== undefined,
      instead(({ request }) =>
        notFound('phoneNumber', decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '')),
      ),
    ),
    listed((numbers, { purchases }) => {
      const bought = purchases.flatMap(({ search }) => search.phoneNumbers);
      return numbers.filter((number) => !bought.includes(String(membersOf(number)['phoneNumber'])));
    }),
  );
}

/** The numbers of a purchase that failed, from when it has. */
function deliveredAnyway(): Change {
  const failed = ({ purchases }: MutationContext) => purchases.filter(({ status }) => status === 'failed');
  const delivered = ({ search }: { readonly search: Search }) =>
    search.phoneNumbers.map((phoneNumber) =>
      numberResource(boughtNumber(search, phoneNumber, search.createdAt)),
    );
  return all(
    when(
      ({ status }, context) =>
        context.route === 'getPhoneNumber' &&
        status === 404 &&
        failed(context).some(({ search }) => search === context.search),
      instead(({ search }) => jsonAnswer(200, search && delivered({ search })[0])),
    ),
    listed((numbers, context) => [...numbers, ...failed(context).flatMap(delivered)]),
  );
}
