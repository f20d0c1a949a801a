import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import {
  InvalidArgumentError,
  parseConnectionString,
  type TokenCredential,
} from '@acs-contracts/phone-numbers-client';
import { usageError } from '../cli/command-error.js';
import { connectionStringVariable } from './connection-string-variable.js';
import { propertyOf } from './shapes.js';

/** What the command line says about the resource and its credentials. */
export interface CredentialOptions {
  readonly connectionString?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly dotenv?: string | undefined;
}

/** The resource, how to authenticate, and where that came from. */
export type Resource = { readonly endpoint: string; readonly source: string } & (
  | { readonly connectionString: string }
  | { readonly credential: TokenCredential }
);

/** Loads the module `@azure/identity`, which the user installs. */
export type LoadIdentity = () => Promise<unknown>;

/** The name is a value, so that nothing that compiles or bundles this looks for the module. */
const identityModule: string = '@azure/identity';

const loadInstalled: LoadIdentity = () => import(identityModule);

/**
 * Finds the resource. An option goes before a file, a file before the environment. With an endpoint that no connection
 * string is for, `@azure/identity` authenticates.
 *
 * @throws CommandError of wrong usage; its message contains no secret
 */
export async function findResource(
  options: CredentialOptions,
  env: NodeJS.ProcessEnv,
  loadIdentity: LoadIdentity = loadInstalled,
): Promise<Resource> {
  const { connectionString, endpoint, dotenv } = options;
  if (connectionString !== undefined) {
    if (endpoint !== undefined)
      throw usageError('--connection-string must not be combined with --endpoint, which it contains.');
    return readConnectionString(connectionString, '--connection-string');
  }
  const [text, source] =
    dotenv === undefined
      ? [env[connectionStringVariable], connectionStringVariable]
      : [await readEnvFile(dotenv), dotenv];
  const resource = text ? readConnectionString(text, source) : undefined;
  if (endpoint === undefined) {
    if (resource) return resource;
    throw usageError(
      `No resource: set ${connectionStringVariable}, or give --dotenv FILE or --endpoint URL.`,
    );
  }
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol))
    throw usageError('--endpoint must be a URL like https://resourcename.communication.azure.com.');
  const { origin } = new URL(endpoint);
  if (resource && new URL(resource.endpoint).origin === origin) return resource;
  return { endpoint: origin, source: identityModule, credential: await createCredential(loadIdentity) };
}

function readConnectionString(connectionString: string, source: string): Resource {
  try {
    const { endpoint } = parseConnectionString(connectionString);
    return { endpoint: new URL(endpoint).origin, source, connectionString };
  } catch (error) {
    if (!InvalidArgumentError.isInstance(error)) throw error;
    // The client names an option that the command line does not have.
    const reason = error.message.replace(': see allowInsecureConnection', '');
    throw usageError(`The connection string of ${source} is invalid: ${reason}`);
  }
}

async function readEnvFile(file: string): Promise<string> {
  let text: string;
  try {
    // Windows begins files with a byte order mark.
    text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch {
    throw usageError(`--dotenv ${file} cannot be read.`);
  }
  const value = parseEnv(text)[connectionStringVariable];
  if (value) return value;
  throw usageError(`--dotenv ${file} has no ${connectionStringVariable}.`);
}

async function createCredential(loadIdentity: LoadIdentity): Promise<TokenCredential> {
  let module: unknown;
  try {
    module = await loadIdentity();
  } catch {
    throw usageError(
      `--endpoint needs a credential: set ${connectionStringVariable} for this endpoint, or install @azure/identity next to this command.`,
    );
  }
  const create = propertyOf(module, 'DefaultAzureCredential');
  const credential: unknown = typeof create === 'function' ? Reflect.construct(create, []) : undefined;
  if (isTokenCredential(credential)) return credential;
  throw usageError('The installed @azure/identity has no DefaultAzureCredential.');
}

function isTokenCredential(value: unknown): value is TokenCredential {
  return typeof propertyOf(value, 'getToken') === 'function';
}
