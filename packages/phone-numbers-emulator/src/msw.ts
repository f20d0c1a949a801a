import { type HttpHandler, http } from 'msw';
import type { Emulator } from './emulator.js';
import { type Check, type Checks, checkOption, checkOptions } from './option-checks.js';

/** What the handlers answer. */
export interface HandlersOptions {
  /** The endpoint that the code under test is configured with: `https://my-resource.communication.azure.com`. */
  readonly endpoint: string | URL;
}

const endpointCheck: Check = {
  expected: 'an absolute URL with http or https, without user info, path, query and fragment',
  holds: (value) => isText(value) && isEndpoint(String(value)),
};

const handlersChecks: Checks<HandlersOptions> = { endpoint: endpointCheck };

/** For a URL with a name or a password in it, which a message must not show. */
const secretChecks: Checks<HandlersOptions> = { endpoint: { ...endpointCheck, isSecret: true } };

/**
 * Creates request handlers for Mock Service Worker, 2.x or 3.x: all requests to an endpoint are answered by an emulator.
 * Nothing has to listen.
 *
 * @example
 * const emulator = createEmulator();
 * const server = setupServer(...handlers(emulator, { endpoint: 'https://my-resource.communication.azure.com' }));
 *
 * @throws TypeError that names the option, when one is unknown or cannot be used
 */
export function handlers(emulator: Pick<Emulator, 'fetch'>, options: HandlersOptions): HttpHandler[] {
  const checks = hasUserInfo(options) ? secretChecks : handlersChecks;
  checkOptions(options, checks);
  checkOption('endpoint', options.endpoint, checks.endpoint);
  const prefix = escaped(new URL(options.endpoint).origin);
  // A pattern of MSW would take the colons of the port and of `:purchase` for parameters.
  return [http.all(new RegExp(`^${prefix}(?:[/?].*)?$`), ({ request }) => emulator.fetch(request))];
}

function isText(value: unknown): value is string | URL {
  return typeof value === 'string' || value instanceof URL;
}

function isEndpoint(text: string): boolean {
  return /^https?:\/\/[^?#@]+$/i.test(text) && URL.canParse(text) && new URL(text).pathname === '/';
}

function hasUserInfo(options: unknown): boolean {
  const endpoint: unknown =
    typeof options === 'object' && options !== null ? Reflect.get(options, 'endpoint') : undefined;
  return isText(endpoint) && String(endpoint).includes('@');
}

/** A text as a part of a regular expression that matches it. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
