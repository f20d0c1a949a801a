import type { IHttpRequest, IHttpResponse } from '@stoplight/prism-http';
// From its own file: the main entry loads Prism's mock server, too, which takes most of a second and is not needed here.
import { validateInput, validateOutput } from '@stoplight/prism-http/dist/validator/index.js';
import type { IHttpOperation } from '@stoplight/types';
import { contractPath } from '../contract.js';
import type { Diagnostic, Judge } from '../diagnostics.js';
import { prune } from '../prune.js';
import type { RecordedMessage, RecordedRequest, RecordedResponse } from '../recorded-exchange.js';

/**
 * Lets Prism's validators judge exchanges that have taken place. No network and none of the faults of Prism's HTTP front
 * are involved: it mangles paths with two slashes, follows redirects and drops what it cannot parse.
 *
 * Prism recurses, so it gets bodies without what is too deep or too wide for it.
 *
 * @returns the judge, which throws a RangeError when an exchange was not read with these operations
 */
export function createJudge(operations: readonly IHttpOperation[]): Judge {
  return async ({ operation, request, response }) => {
    const resource = operations.find((one) => one === operation);
    if (resource === undefined)
      throw new RangeError(`expected a route of the contract, got ${request.method} ${request.path}`);
    return {
      request: diagnostics(validateInput({ resource, element: prismRequest(request) })),
      response: diagnostics(validateOutput({ resource, element: prismResponse(response) })),
    };
  };
}

function prismRequest(request: RecordedRequest): IHttpRequest {
  const { searchParams } = request.url;
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name);
    query[name] = values.length === 1 ? values.join() : values;
  }
  return {
    method: prismMethod(request.method),
    url: { path: contractPath(request.url), query },
    // Prism looks at the media type only where a length says that there is a body.
    headers: { ...headerRecord(request), 'content-length': String(request.bytes.length) },
    ...(request.bytes.length > 0 && { body: prune(request.body) }),
  };
}

function prismResponse(response: RecordedResponse): IHttpResponse {
  return { statusCode: response.status, headers: headerRecord(response), body: prune(response.body) };
}

function headerRecord({ headers, header, mediaType }: RecordedMessage): Record<string, string> {
  const { 'content-type': _, ...others } = Object.fromEntries(
    headers.map(([name, value]) => [name.toLowerCase(), withPlainScheme(header(name) ?? value)]),
  );
  // Prism throws at what is no media type, and at a semicolon without a parameter; it needs no parameter.
  const isType = mediaType !== undefined && /^[^\s/,]+\/[^\s/,]+$/.test(mediaType);
  return { ...others, ...(isType && { 'content-type': mediaType }) };
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
