import { parseConnectionString, signRequest } from '@acs-contracts/phone-numbers-client';
import type { Credentials } from '../verify/credentials.js';
import { readingUsage, UsageError } from './usage-error.js';

const connectionStringVariable = 'COMMUNICATION_SERVICES_CONNECTION_STRING';
const tokenVariable = 'COMMUNICATION_SERVICES_TOKEN';

/** Where to send requests, and how to authenticate them. */
export interface Target {
  readonly endpoint: string;
  readonly credentials: Credentials | undefined;
}

/** What the command line says about it. */
export interface TargetOptions {
  readonly endpoint: string | undefined;
  readonly connectionString: string | undefined;
  readonly token: string | undefined;
}

/**
 * Finds endpoint and credentials among options and environment. Options go before the environment, a connection string
 * in which is left aside when it is for another endpoint.
 *
 * @throws UsageError when there is no endpoint, or credentials are ill-formed or for another endpoint. No message
 *   holds a secret.
 */
export async function findTarget(options: TargetOptions, env: NodeJS.ProcessEnv): Promise<Target> {
  const given =
    options.connectionString === undefined ? undefined : await readResource(options.connectionString);
  const resource = given ?? (await readResourceOf(env, options));
  const endpoint = options.endpoint ?? resource?.endpoint;
  if (endpoint === undefined) {
    throw new UsageError('expected an endpoint, or a connection string that has one (see --help)');
  }
  // An emulator on this machine may play any resource; a signature goes to no other host than the one it is for.
  if (given !== undefined && !isSameOrigin(endpoint, given.endpoint) && !isLoopback(endpoint)) {
    throw new UsageError(`expected the endpoint of the connection string, ${given.endpoint}, got another`);
  }
  const token = options.token ?? (resource === undefined ? env[tokenVariable] || undefined : undefined);
  if (token !== undefined) return { endpoint, credentials: { token: checkToken(token, endpoint) } };
  return { endpoint, credentials: resource && { accessKey: await checkKey(resource.accessKey) } };
}

/** The resource that the environment names, unless the options name another endpoint or other credentials. */
async function readResourceOf(env: NodeJS.ProcessEnv, { endpoint, token }: TargetOptions) {
  const text = env[connectionStringVariable] ?? '';
  if (text === '' || token !== undefined) return undefined;
  const resource = await readResource(text);
  return endpoint === undefined || isSameOrigin(endpoint, resource.endpoint) ? resource : undefined;
}

function readResource(text: string): Promise<ReturnType<typeof parseConnectionString>> {
  return readingUsage(() => parseConnectionString(text));
}

async function checkKey(accessKey: string): Promise<string> {
  const request = { method: 'GET', url: 'http://localhost/', body: new Uint8Array() };
  await readingUsage(() => signRequest(request, accessKey));
  return accessKey;
}

/** RFC 6750, section 2.1. A token that goes over the net in the clear is anyone's. */
function checkToken(token: string, endpoint: string): string {
  if (!/^[\w.~+/-]+=*$/.test(token)) throw new UsageError('expected a bearer token, without spaces');
  if (new URL(endpoint).protocol === 'http:' && !isLoopback(endpoint)) {
    throw new UsageError('expected an https endpoint to send a token to, got http');
  }
  return token;
}

function isSameOrigin(endpoint: string, other: string): boolean {
  return URL.canParse(endpoint) && new URL(endpoint).origin === new URL(other).origin;
}

function isLoopback(endpoint: string): boolean {
  const host = URL.canParse(endpoint) ? new URL(endpoint).hostname : '';
  return /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}
