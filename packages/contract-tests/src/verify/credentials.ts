import { signRequest } from '@acs-contracts/phone-numbers-client';
import type { ExchangeRequest, HeaderList } from '../exchange.js';

/** How requests are authenticated: signed with the access key (base64) of the resource, or with a bearer token. */
export type Credentials = { readonly accessKey: string } | { readonly token: string };

/** Has the form of a token and is none: for endpoints that only look at the form, as emulators do. */
const placeholderToken = 'eyJhbGciOiJub25lIn0.e30.placeholder';

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
