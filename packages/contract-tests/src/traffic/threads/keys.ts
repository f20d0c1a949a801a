import { type Contract, contractPath, findOperation } from '../../contract.js';
import { type Exchange, readBody } from '../../exchange.js';
import { kindStartedBy, ownPart } from '../../operation-kinds.js';
import { listMember, textMember } from '../../rules/members.js';
import { digits } from '../../sequence/ownership.js';
import { startedId } from '../../started-id.js';
import { normalPath } from '../../url.js';
import { isPlaceholder } from '../placeholders.js';

/** What an exchange is about, for finding those that belong together. */
export interface Topic {
  /** The ids and phone numbers that it names, each after its origin; none where a recorder masked them. */
  readonly keys: readonly string[];
  /** Whether it buys, updates or releases phone numbers, or was meant to. */
  readonly isChange: boolean;
  /** Whether it reads a page of the list of phone numbers. */
  readonly isList: boolean;
}

/** What an exchange is about. */
export function topicOf(exchange: Exchange, contract: Contract): Topic {
  const { request, response } = exchange;
  const path = normalPath(request.url);
  const route = findOperation(contract, request.method, contractPath(request.url))?.iid;
  const kind = kindStartedBy(route);
  const [, first, second, third] = path.split('/');
  const isNumber = first === 'phoneNumbers' && second !== undefined && second !== 'operations';
  const ids = [
    first === 'phoneNumbers' && second === 'operations' && third !== undefined ? third : undefined,
    second === 'searchResults' && third !== undefined ? `search_${third}` : undefined,
    kind === undefined ? undefined : startedId(exchange, kind),
  ];
  const isPurchase = path.endsWith('/:purchase');
  const numbers = [
    ...(isNumber ? [second] : []),
    ...(route === 'PhoneNumbers_GetSearchResult'
      ? listMember(readBody(response), 'phoneNumbers').filter((number) => typeof number === 'string')
      : []),
  ];
  const asked = isPurchase ? textMember(readBody(request), 'searchId') : undefined;
  return {
    isList: route === 'PhoneNumbers_ListPhoneNumbers',
    isChange: isPurchase || kind?.prefix === 'release' || kind?.prefix === 'capabilities',
    keys: [
      ...keys(request.url, 'id', [...ids.map((id) => id && (ownPart(id) ?? id)), asked]),
      ...keys(
        request.url,
        'number',
        numbers.map((number) => (isPlaceholder(number) ? '' : digits(number))),
      ),
    ],
  };
}

function keys(url: string, what: string, values: readonly (string | undefined)[]): string[] {
  return values.flatMap((value) =>
    value === undefined || value === '' || isPlaceholder(value)
      ? []
      : [`${new URL(url).origin} ${what} ${value.toLowerCase()}`],
  );
}
