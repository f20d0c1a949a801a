import type { Lookup } from '../document/located.js';
import { canonical, isObject, list, member, texts } from '../json.js';

/** Credentials that together are enough: each one with its scheme written out, and its scope. Empty: anonymous. */
export type SecurityAlternative = readonly string[];

/** Reads a list of security requirements; none at all means that anybody may call. */
export function readSecurity(lookup: Lookup, requirements: readonly unknown[]): SecurityAlternative[] {
  const alternatives = requirements.filter(isObject).map((requirement) =>
    Object.entries(requirement)
      .flatMap(([name, scopes]) => {
        const scheme = describeScheme(lookup, name);
        return list(scopes).length === 0 ? [scheme] : texts(scopes).map((scope) => `${scheme} with ${scope}`);
      })
      .sort(),
  );
  return alternatives.length > 0 ? alternatives : [[]];
}

/** A scheme by what goes over the wire, not by its name. */
function describeScheme(lookup: Lookup, name: string): string {
  const scheme = lookup.at(`#/components/securitySchemes/${name}`)?.value ?? {};
  const { type } = scheme;
  switch (type) {
    case 'apiKey':
      return `an API key in ${scheme['in'] === 'header' ? 'the header' : `the ${String(scheme['in'])} parameter`} ${String(scheme['name'])}`;
    case 'http':
      return `HTTP authentication ${String(scheme['scheme']).toLowerCase()}`;
    case 'openIdConnect':
      return `OpenID Connect by ${String(scheme['openIdConnectUrl'])}`;
    case 'oauth2':
      return `OAuth 2 by ${tokenUrls(scheme['flows'])}`;
    default:
      return `${String(type)} ${name}`;
  }
}

function tokenUrls(flows: unknown): string {
  if (!isObject(flows)) return 'no flow';
  const kinds = Object.keys(flows).sort();
  return kinds
    .map(
      (kind) =>
        `${kind} ${canonical([member(flows[kind], 'authorizationUrl'), member(flows[kind], 'tokenUrl')])}`,
    )
    .join();
}

/** Tells whether credentials are enough for one of some alternatives. */
export function isAuthorized(
  alternatives: readonly SecurityAlternative[],
  credentials: SecurityAlternative,
): boolean {
  return alternatives.some((alternative) => alternative.every((part) => credentials.includes(part)));
}
