import { contractPath } from './contract.js';

/** A URL that a response gives, whether absolute or not; `undefined` for any other text. */
export function parseUrl(value: string | undefined, base: string | URL): URL | undefined {
  const from = String(base);
  return value !== undefined && URL.canParse(value, from) ? new URL(value, from) : undefined;
}

/** A URL that a response gives, when it is one on the origin of the request; a link to elsewhere is not followed. */
export function resolveUrl(value: string | undefined, base: string | URL): URL | undefined {
  const url = value === '' ? undefined : parseUrl(value, base);
  return url?.origin === originOf(base) ? url : undefined;
}

function originOf(url: string | URL): string {
  return typeof url === 'string' ? new URL(url).origin : url.origin;
}

/** The path of a URL with its percent-encoding undone: `%2B` and `+` are one, and so are slashes at the start. */
export function normalPath(url: string | URL): string {
  const path = contractPath(url);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** What stands after the last slash of a path: the id, the phone number. */
export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Tells whether two URLs lead to the same thing, in whatever api-version. */
export function sameResource(one: string | URL, other: string | URL): boolean {
  return resourceKey(one) === resourceKey(other);
}

function resourceKey(place: string | URL): string {
  const url = new URL(place);
  url.searchParams.delete('api-version');
  url.searchParams.sort();
  return `${url.origin}${normalPath(place)}?${url.searchParams}`;
}
