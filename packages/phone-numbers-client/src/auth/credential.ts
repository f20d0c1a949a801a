import { importAccessKey, signWith } from './sign-request.js';

/** An access key, as `AzureKeyCredential` of `@azure/core-auth` holds one. It is read anew for each request. */
export interface KeyCredential {
  /** The key that the Azure portal shows, base64. */
  readonly key: string;
}

/** A token of Microsoft Entra ID. */
export interface AccessToken {
  readonly token: string;
  /** Until when it is valid, in milliseconds since 1970. */
  readonly expiresOnTimestamp: number;
}

/** Gives tokens of Microsoft Entra ID, as the credentials of `@azure/identity` do; `null` when there is none. */
export interface TokenCredential {
  getToken(scopes: string | string[]): Promise<AccessToken | null>;
}

/** What a request is authenticated with. */
export type Credential = KeyCredential | TokenCredential;

/** A request before it is sent. */
export interface Unsent {
  readonly method: string;
  /** Absolute, with its query. */
  readonly url: string;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** Puts a credential on requests. */
export interface Authenticator {
  /** Gives headers of the request, `authorization` among them; it must not be changed afterwards. */
  authenticate(request: Unsent): Promise<{ readonly authorization: string }>;
  /** Gets a new credential for the next request, after the service has not accepted this one. */
  readonly renew?: () => void;
}

/** The scope of Communication Services; the two slashes are meant. */
const scope = 'https://communication.azure.com//.default';

/** A token is no longer used when it is valid for less than this, in milliseconds. */
const margin = 120_000;

const nothing = new Uint8Array();

/** Makes what authenticates with a credential. */
export function authenticatorOf(credential: Credential): Authenticator {
  return 'key' in credential ? signer(credential) : bearer(credential);
}

function signer(credential: KeyCredential): Authenticator {
  let text: string;
  let key: Promise<CryptoKey>;
  return {
    async authenticate({ method, url, body }) {
      if (text !== credential.key) {
        text = credential.key;
        key = importAccessKey(text);
      }
      return signWith(await key, { method, url, body: body ?? nothing });
    },
  };
}

function bearer(credential: TokenCredential): Authenticator {
  let latest: Promise<AccessToken | null> | undefined;
  const renew = () => {
    latest = undefined;
  };
  return {
    async authenticate() {
      const known = latest;
      const access = await known?.catch(() => null);
      const expired = !access || access.expiresOnTimestamp - Date.now() < margin;
      // Requests that need a new token at the same time share it.
      if (expired && latest === known) latest = credential.getToken(scope);
      const token = (await latest)?.token;
      // The error of the platform would show the token.
      if (!token || /[^\x21-\x7e]/.test(token)) throw new TypeError('credential: expected a token');
      return { authorization: `Bearer ${token}` };
    },
    renew,
  };
}
