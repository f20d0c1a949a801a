import { createLogger } from '@stoplight/prism-core';
import { createInstance, type IHttpProxyConfig, type IHttpResponse } from '@stoplight/prism-http';
import type { Contract } from '../contract.js';
import { contractPath } from '../contract.js';
import type { Diagnostic, Diagnostics } from '../diagnostics.js';
import {
  type Exchange,
  type ExchangeRequest,
  type HeaderList,
  headerValue,
  mediaType,
  readBody,
} from '../exchange.js';
import { prune } from '../prune.js';

const config: IHttpProxyConfig = {
  isProxy: true,
  // Never contacted: the forwarder below hands back the response that is already there.
  upstream: new URL('http://upstream.invalid'),
  upstreamProxy: undefined,
  mock: { dynamic: false },
  checkSecurity: false,
  validateRequest: true,
  validateResponse: true,
  errors: true,
};
const silent = createLogger('prism', { level: 'silent' });

/**
 * Lets Prism's engine judge an exchange that has taken place. No network and none of the faults of Prism's HTTP front
 * are involved: it mangles paths with two slashes, follows redirects and drops what it cannot parse.
 *
 * Prism recurses, so it gets bodies without what is too deep or too wide for it.
 *
 * Throws when the contract has no route for the request.
 */
export async function judge(exchange: Exchange, { operations }: Contract): Promise<Diagnostics> {
  const response = prismResponse(exchange);
  const engine = createInstance(config, {
    logger: silent,
    forward: () => () => async () => ({ _tag: 'Right', right: response }),
  });
  const result = await engine.request(prismRequest(exchange.request), [...operations], config)();
  if (result._tag === 'Left') throw result.left;
  const { input, output } = result.right.validations;
  return { request: input.map(diagnostic), response: output.map(diagnostic) };
}

type PrismRequest = Parameters<ReturnType<typeof createInstance>['request']>[0];

function prismRequest(request: ExchangeRequest): PrismRequest {
  const hasBody = request.body.length > 0;
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(new URL(request.url).searchParams.keys())) {
    const values = new URL(request.url).searchParams.getAll(name);
    query[name] = values.length === 1 ? values.join() : values;
  }
  return {
    method: prismMethod(request.method),
    url: { path: contractPath(request.url), query },
    // Prism looks at the media type only where a length says that there is a body.
    headers: { ...headerRecord(request.headers), 'content-length': String(request.body.length) },
    ...(hasBody && { body: prune(readBody(request)) }),
  };
}

function prismResponse({ response }: Exchange): IHttpResponse {
  return {
    statusCode: response.status,
    headers: headerRecord(response.headers),
    body: prune(readBody(response)),
  };
}

function headerRecord(headers: HeaderList): Record<string, string> {
  const { 'content-type': _, ...others } = Object.fromEntries(
    headers.map(([name]) => [name.toLowerCase(), withPlainScheme(headerValue(headers, name) ?? '')]),
  );
  const type = mediaType(headers);
  // Prism throws at what is no media type, and at a semicolon without a parameter; it needs no parameter.
  return {
    ...others,
    ...(type !== undefined && /^[^\s/,]+\/[^\s/,]+$/.test(type) && { 'content-type': type }),
  };
}

/** The scheme of a URL is the same in capitals (RFC 3986, section 6.2.2.1); a pattern cannot say so. */
function withPlainScheme(value: string): string {
  return value.replace(/^https?:(?=\/\/)/i, (scheme) => scheme.toLowerCase());
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

function prismMethod(method: string): (typeof methods)[number] {
  const known = methods.find((name) => name === method.toLowerCase());
  if (known === undefined) throw new RangeError(`expected an HTTP method that OpenAPI knows, got ${method}`);
  return known;
}

function diagnostic({ path = [], message }: { path?: string[]; message: string }): Diagnostic {
  return { path, message };
}
