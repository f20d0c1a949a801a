import { contractPath } from './contract.js';
import { type Exchange, headerValue, readBody } from './exchange.js';
import type { OperationKind } from './operation-kinds.js';
import { textMember } from './rules/members.js';

/**
 * The id of the operation that a request has started, `<kind>_<id>`: for a purchase from the search id of the request, for the
 * other kinds from the answer, where it is a new one, and the one that most of its headers name. `undefined` when neither has one.
 */
export function startedId({ request, response }: Exchange, kind: OperationKind): string | undefined {
  const asked = kind.prefix === 'purchase' ? textMember(readBody(request), 'searchId') : undefined;
  if (asked !== undefined && asked !== '') return `${kind.prefix}_${asked}`;
  const own = single(response.headers, kind.idHeader);
  const named = [
    own && `${kind.prefix}_${own}`,
    single(response.headers, 'operation-id'),
    idAtEnd(response.headers, request.url),
  ].flatMap((id) => id || []);
  const votes = (id: string) => named.filter((other) => other.toLowerCase() === id.toLowerCase()).length;
  return named.find((id) => votes(id) > 1) ?? named[0];
}

/** A header of one line; which of two lines counts is anyone's guess. */
function single(headers: Exchange['response']['headers'], name: string): string | undefined {
  const value = headerValue(headers, name);
  return value?.includes(', ') ? undefined : value;
}

function idAtEnd(headers: Exchange['response']['headers'], base: string): string | undefined {
  const location = single(headers, 'operation-location');
  if (location === undefined || !URL.canParse(location, base)) return undefined;
  return /^\/phoneNumbers\/operations\/([^/]+)$/.exec(contractPath(new URL(location, base).href))?.[1];
}
