import { randomBytes } from 'node:crypto';
import { signRequest } from '@acs-contracts/phone-numbers-client';
import type { ExchangeRequest, HeaderList } from '../exchange.js';
import { publishedVersions } from '../published.js';
import { accessKeyOf, type Credentials } from './credentials.js';

/** A request whose signature is that of another one. */
interface WronglySigned {
  /** Names it: `a signature of another query`. */
  readonly what: string;
  /** What is special about it beyond that, for reports. */
  readonly remark?: string;
  readonly request: ExchangeRequest;
  readonly headers: HeaderList;
}

/** Another resource of the service. */
const anotherHost = 'another-resource.communication.azure.com';

/**
 * The headers of a signature that was made for another path, that of a phone number which nobody has. It is wrong in nothing
 * else where the run has an access key.
 */
export function signedForAnotherPath(
  request: ExchangeRequest,
  credentials: Credentials | undefined,
): Promise<HeaderList> {
  const { origin, search } = new URL(request.url);
  return signAs(`${origin}/phoneNumbers/+18005550199${search}`, request, credentials);
}

/**
 * Requests whose signature is right for their path, and for another query or another host. Who takes one does what nobody has
 * signed: reads another page, or changes another resource.
 */
export async function wrongTargets(
  request: ExchangeRequest,
  credentials: Credentials | undefined,
): Promise<WronglySigned[]> {
  const url = new URL(request.url);
  const version = publishedVersions().find((one) => one !== url.searchParams.get('api-version'));
  const longer = { ...request, url: `${request.url}&top=1` };
  const as = (search: string, host = url.host) =>
    signAs(`${url.protocol}//${host}${url.pathname}${search}`, request, credentials);
  return [
    { what: 'a signature of another query', request, headers: await as(`?api-version=${version}`) },
    { what: 'a signature of another host', request, headers: await as(url.search, anotherHost) },
    // Only a read has parameters to add that mean something.
    ...(request.method === 'GET'
      ? [
          {
            what: 'a signature of another query',
            remark: 'one without top',
            request: longer,
            headers: await as(url.search),
          },
        ]
      : []),
  ];
}

/** Signs a request as if it went to another URL. */
async function signAs(
  url: string,
  request: ExchangeRequest,
  credentials: Credentials | undefined,
): Promise<HeaderList> {
  const key = accessKeyOf(credentials) ?? randomBytes(64).toString('base64');
  return Object.entries(await signRequest({ ...request, url }, key));
}
