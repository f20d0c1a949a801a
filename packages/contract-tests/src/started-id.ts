import { contractPath } from './contract.js';
import type { OperationKind } from './operation-kinds.js';
import type { ParsedExchange } from './recorded-exchange.js';
import { textMember } from './rules/members.js';
import { parseUrl } from './url.js';

/**
 * The id of the operation that a request has started, `<kind>_<id>`: for a purchase from the search id of the request, for the
 * other kinds from the answer, where it is a new one, and the one that most of its headers name. `undefined` when neither has one.
 */
export function startedId({ request, response }: ParsedExchange, kind: OperationKind): string | undefined {
  const asked = kind.prefix === 'purchase' ? textMember(request.body, 'searchId') : undefined;
  if (asked !== undefined && asked !== '') return `${kind.prefix}_${asked}`;
  const own = single(response.header(kind.idHeader));
  const named = [
    own && `${kind.prefix}_${own}`,
    single(response.header('operation-id')),
    idAtEnd(single(response.header('operation-location')), request.url),
  ].flatMap((id) => id || []);
  const votes = (id: string) => named.filter((other) => other.toLowerCase() === id.toLowerCase()).length;
  return named.find((id) => votes(id) > 1) ?? named[0];
}

/** The value of a header of one line; which of two lines counts is anyone's guess. */
function single(value: string | undefined): string | undefined {
  return value?.includes(', ') ? undefined : value;
}

function idAtEnd(location: string | undefined, base: URL): string | undefined {
  const url = parseUrl(location, base);
  return url && /^\/phoneNumbers\/operations\/([^/]+)$/.exec(contractPath(url))?.[1];
}
