import { kindStartedBy, ownPart } from '../../operation-kinds.js';
import type { RecordedExchange } from '../../recorded-exchange.js';
import { listMember, textMember } from '../../rules/members.js';
import { digits } from '../../sequence/ownership.js';
import { startedId } from '../../started-id.js';
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
export function topicOf(exchange: RecordedExchange): Topic {
  const { route, request, response } = exchange;
  const kind = kindStartedBy(route);
  const [, first, second, third] = request.path.split('/');
  const isNumber = first === 'phoneNumbers' && second !== undefined && second !== 'operations';
  const ids = [
    first === 'phoneNumbers' && second === 'operations' && third !== undefined ? third : undefined,
    second === 'searchResults' && third !== undefined ? `search_${third}` : undefined,
    kind === undefined ? undefined : startedId(exchange, kind),
  ];
  const isPurchase = request.path.endsWith('/:purchase');
  const numbers = [
    ...(isNumber ? [second] : []),
    ...(route === 'getSearchResult'
      ? listMember(response.body, 'phoneNumbers').filter((number) => typeof number === 'string')
      : []),
  ];
  const asked = isPurchase ? textMember(request.body, 'searchId') : undefined;
  return {
    isList: route === 'listPhoneNumbers',
    isChange: isPurchase || kind?.prefix === 'release' || kind?.prefix === 'capabilities',
    keys: [
      ...keys(request.url.origin, 'id', [...ids.map((id) => id && (ownPart(id) ?? id)), asked]),
      ...keys(
        request.url.origin,
        'number',
        numbers.map((number) => (isPlaceholder(number) ? '' : digits(number))),
      ),
    ],
  };
}

function keys(origin: string, what: string, values: readonly (string | undefined)[]): string[] {
  return values.flatMap((value) =>
    value === undefined || value === '' || isPlaceholder(value)
      ? []
      : [`${origin} ${what} ${value.toLowerCase()}`],
  );
}
