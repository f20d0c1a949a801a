import { contractPath } from './contract.js';

/** A URL that a response gives, when it is one on the origin of the request; a link to elsewhere is not followed. */
export function resolveUrl(value: string | undefined, base: string): URL | undefined {
  if (value === undefined || value === '' || !URL.canParse(value, base)) return undefined;
  const url = new URL(value, base);
  return url.origin === new URL(base).origin ? url : undefined;
}

/** The path of a URL with its percent-encoding undone: `%2B` and `+` are one, and so are slashes at the start. */
export function normalPath(url: string): string {
  const path = contractPath(url);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Tells whether two URLs lead to the same thing, in whatever api-version. */
export function sameResource(one: string, other: string): boolean {
  return resourceKey(one) === resourceKey(other);
}

function resourceKey(text: string): string {
  const url = new URL(text);
  url.searchParams.delete('api-version');
  url.searchParams.sort();
  return `${url.origin}${normalPath(text)}?${url.searchParams}`;
}
