import { signRequest } from '@acs-contracts/phone-numbers-client';
import type { ExchangeRequest, HeaderList } from '../exchange.js';

/** How requests are authenticated: signed with the access key (base64) of the resource, or with a bearer token. */
export type Credentials = { readonly accessKey: string } | { readonly token: string };

/** Has the form of a token and is none: for endpoints that only look at the form, as emulators do. */
const placeholderToken = 'eyJhbGciOiJSUzI1NiJ9.e30.placeholder';

/** The headers that authenticate a request, made afresh for each: a signature holds for that request and its time. */
export async function authenticationHeaders(
  request: ExchangeRequest,
  credentials: Credentials | undefined,
): Promise<HeaderList> {
  if (credentials !== undefined && 'accessKey' in credentials) {
    return Object.entries(await signRequest(request, credentials.accessKey));
  }
  return [['Authorization', `Bearer ${credentials?.token ?? placeholderToken}`]];
}

/** The secret parts of headers that authenticate a request: a signature, a token, unless it is too short to be one. */
export function secretsIn(headers: HeaderList): string[] {
  return headers.flatMap(([, value]) => /(?:\bSignature=|^Bearer )([^\s&]{8,})/i.exec(value)?.[1] ?? []);
}

/** The access key (base64); `undefined` for a token, or without credentials. */
export function accessKeyOf(credentials: Credentials | undefined): string | undefined {
  return credentials !== undefined && 'accessKey' in credentials ? credentials.accessKey : undefined;
}

/** The secret of credentials. */
export function secretOf(credentials: Credentials | undefined): string[] {
  if (credentials === undefined) return [];
  return ['accessKey' in credentials ? credentials.accessKey : credentials.token];
}
