import { invalid } from '../arguments/check.js';
import { isLoopback } from '../base/loopback.js';
import { InvalidArgumentError } from '../errors/invalid-argument-error.js';
import { withoutBrackets } from './address.js';
import type { ProxyServer } from './tunnel.js';

/**
 * Returns what chooses the proxy for a host.
 *
 * @param proxy the URL of a proxy; `false` for none; `undefined` for what the environment says: the first of
 *   `https_proxy` and `HTTPS_PROXY` that is not empty, except for the hosts of `no_proxy` or `NO_PROXY`
 * @throws InvalidArgumentError if it is no URL of http or https; the message does not contain it
 */
export function readProxy(
  proxy: unknown,
  environment: Readonly<Record<string, string | undefined>>,
): (host: string, port: number) => ProxyServer | undefined {
  if (proxy === false) return () => undefined;
  const read = (name: string) => environment[name.toLowerCase()] || environment[name] || undefined;
  const fromEnvironment = proxy === undefined;
  const text = fromEnvironment ? read('HTTPS_PROXY') : proxy;
  if (text === undefined) return () => undefined;
  const chosen = parseProxy(fromEnvironment ? 'HTTPS_PROXY' : 'proxy', text);
  const exceptions = parseExceptions(fromEnvironment ? (read('NO_PROXY') ?? '') : '');
  return (host, port) => {
    const name = host.toLowerCase().replace(/\.$/, '');
    // A proxy would reach another machine than this one.
    const isDirect = isLoopback(name) || exceptions.some((matches) => matches(name, port));
    return isDirect ? undefined : chosen;
  };
}

function parseProxy(argument: string, text: unknown): ProxyServer {
  if (typeof text !== 'string') throw invalid(argument, 'the URL of a proxy, or false', text);
  // As curl has it: a name without a scheme is an http proxy.
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') {
    throw new InvalidArgumentError(argument, 'must be the URL of an http or https proxy');
  }
  // A password that is not percent-encoded may end the host, and would be looked up as one.
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    const problem = 'must be a URL without a path; user name and password must be percent-encoded';
    throw new InvalidArgumentError(argument, problem);
  }
  const { username, password } = url;
  const credentials = Buffer.from(`${decode(argument, username)}:${decode(argument, password)}`);
  const authorization = username === '' ? undefined : `Basic ${credentials.toString('base64')}`;
  return { url: new URL(`${url.protocol}//${url.host}`), authorization };
}

function decode(argument: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new InvalidArgumentError(argument, 'must have a user name and password that are percent-encoded');
  }
}

/**
 * Reads `NO_PROXY`: names separated by commas or spaces. A name matches itself and all names below it; a dot or `*.` before
 * it and its case do not matter; with a port it matches that port only; `*` matches everything. Addresses match as they are
 * written; ranges of addresses are not supported.
 */
function parseExceptions(text: string): readonly ((name: string, port: number) => boolean)[] {
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map((entry) => {
      if (entry === '*') return () => true;
      const [, written = '', only] = /^(\[.*\]|[^:]*|.*:.*:.*?)(?::(\d+))?$/.exec(entry) ?? [];
      const suffix = withoutBrackets(written.replace(/^\*?\./, '')).replace(/\.$/, '');
      return (name, port) =>
        (only === undefined || Number(only) === port) &&
        suffix !== '' &&
        (withoutBrackets(name) === suffix || name.endsWith(`.${suffix}`));
    });
}
