// Not `@stoplight/prism-http` itself: that loads Prism's mock server, too, which takes most of a second and is not needed here.

import type { IHttpRequest, IHttpResponse } from '@stoplight/prism-http';
import { validateInput, validateOutput } from '@stoplight/prism-http/dist/validator/index.js';
import type { Contract } from '../contract.js';
import { contractPath, findOperation } from '../contract.js';
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

/**
 * Lets Prism's validators judge an exchange that has taken place. No network and none of the faults of Prism's HTTP front
 * are involved: it mangles paths with two slashes, follows redirects and drops what it cannot parse.
 *
 * Prism recurses, so it gets bodies without what is too deep or too wide for it.
 *
 * @throws RangeError when the contract has no route for the request
 */
export async function judge(exchange: Exchange, contract: Contract): Promise<Diagnostics> {
  const request = prismRequest(exchange.request);
  const resource = findOperation(contract, request.method, request.url.path);
  if (resource === undefined)
    throw new RangeError(`expected a route of the contract, got ${request.method} ${request.url.path}`);
  return {
    request: diagnostics(validateInput({ resource, element: request })),
    response: diagnostics(validateOutput({ resource, element: prismResponse(exchange) })),
  };
}

function prismRequest(request: ExchangeRequest): IHttpRequest {
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

/** What Prism found; it says so in the error of an Either. */
function diagnostics(
  validation: ReturnType<typeof validateInput> | ReturnType<typeof validateOutput>,
): Diagnostic[] {
  return validation._tag === 'Left'
    ? validation.left.map(({ path = [], message }) => ({ path, message }))
    : [];
}
