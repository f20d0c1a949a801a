import { checkObject, invalid } from '../arguments/check.js';
import { property } from '../base/property.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import type { CredentialsInUse, Secrets } from '../secrets/secrets.js';
import { checkAccessKey, importAccessKey } from './access-key.js';
import { signWith } from './sign-request.js';
import type { Signer } from './signer.js';

/** An access key, as `AzureKeyCredential` of `@azure/core-auth` holds one. It is read anew for each request. */
export interface KeyCredential {
  /** The key that the Azure portal shows, base64. */
  readonly key: string;
}

/** A token of Microsoft Entra ID. */
export interface AccessToken {
  /** At most 65,536 characters. */
  readonly token: string;
  /** Until when it is valid, in milliseconds since 1970. */
  readonly expiresOnTimestamp: number;
}

/** Returns tokens of Microsoft Entra ID, as the credentials of `@azure/identity` do; `null` when no token can be had. */
export interface TokenCredential {
  getToken(scopes: string | string[]): Promise<AccessToken | null>;
}

/** What a request is authenticated with. */
export type Credential = KeyCredential | TokenCredential;

/** A request before it is sent. */
interface UnsentRequest {
  readonly method: string;
  /** Absolute, with its query. */
  readonly url: string;
  /** Empty for a request without a body. */
  readonly body: string;
  readonly signal: AbortSignal;
  /** Receives the signature or token that the request gets. */
  readonly credentials: CredentialsInUse;
}

/** Authenticates the requests of a client. */
export interface Authenticator {
  /**
   * Returns headers for the request, `authorization` among them; the request must not be changed afterwards.
   *
   * @throws what the credential throws, InvalidArgumentError if what it returns cannot be used
   */
  authenticate(request: UnsentRequest): Promise<{ readonly authorization: string }>;
  /** The names of these headers, in lower case. */
  readonly sets: readonly string[];
  /** Requests a new token for the next request, after the service has refused this one. */
  readonly renew?: () => void;
}

/** The scope of Communication Services; the two slashes are correct. */
const scope = 'https://communication.azure.com//.default';

/** The longest token, in characters: servers take far fewer, and to look for one in every error takes longer the longer it is. */
const maxToken = 65_536;

/** A token is no longer used if it is valid for less than this, in milliseconds. */
const margin = 120_000;

/**
 * Creates what authenticates with a credential, whose keys and tokens become secrets.
 *
 * @throws InvalidArgumentError if it is neither a key nor returns tokens, or its key is not base64
 */
export function createAuthenticator(credential: Credential, secrets: Secrets): Authenticator {
  checkObject('credential', credential);
  if ('key' in credential) {
    checkAccessKey('credential.key', credential.key);
    secrets.add(credential.key);
    return signer(credential, secrets);
  }
  if (typeof property(credential, 'getToken') !== 'function') {
    throw invalid('credential', 'an object with key or getToken()', credential);
  }
  return bearer(credential);
}

function signer(credential: KeyCredential, secrets: Secrets): Authenticator {
  let text: string | undefined;
  let signing: Signer | undefined;
  return {
    sets: ['authorization', 'x-ms-date', 'x-ms-content-sha256'],
    async authenticate({ method, url, body, credentials }) {
      if (signing === undefined || text !== credential.key) {
        const { key } = credential;
        secrets.add(String(key));
        signing = importAccessKey('credential.key', key);
        text = key;
      }
      const headers = await signWith(signing, { method, url, body: new TextEncoder().encode(body) });
      credentials.add(headers.authorization.replace(/.*&Signature=/, ''));
      return headers;
    },
  };
}

function bearer(credential: TokenCredential): Authenticator {
  let latest: Promise<AccessToken | null> | undefined;
  const renew = () => {
    latest = undefined;
  };
  return {
    sets: ['authorization'],
    async authenticate({ signal, credentials }) {
      const known = latest;
      const access = await known?.catch(() => null);
      const isFresh = Number(property(access, 'expiresOnTimestamp')) - Date.now() >= margin;
      // Requests that need a new token at the same time share it, unless the one that asked has given up waiting.
      if (!isFresh && latest === known) {
        const asked = Promise.resolve(credential.getToken(scope));
        latest = asked;
        signal.addEventListener('abort', () => latest === asked && renew(), { once: true });
      }
      const answer = await latest;
      const token = property(answer, 'token');
      const isShort = typeof token === 'string' && token.length <= maxToken;
      if (isShort) credentials.add(token);
      // The error of the platform would show the token.
      if (!isShort || !/^[\x21-\x7e]+$/.test(token)) {
        renew();
        throw new InvalidArgumentError('credential.getToken', problemOf(answer, token));
      }
      return { authorization: `Bearer ${token}` };
    },
    renew,
  };
}

function problemOf(answer: unknown, token: unknown): string {
  const isMissing = typeof token !== 'string' || token === '';
  const fault =
    String(token).length > maxToken
      ? `more than ${maxToken} characters`
      : 'characters that do not fit into a header';
  const received = isMissing ? 'something without a token' : `a token with ${fault}`;
  return `must resolve to { token, expiresOnTimestamp }, and resolved to ${answer === null || answer === undefined ? answer : received}`;
}
