import type { Answer } from './answer.js';
import { error } from './content.js';

/** The byte-for-byte 404 of an id that the service does not know (recorded for searches and phone numbers). */
export function notFound(name: 'searchId' | 'phoneNumber' | 'operationId', value: string): Answer {
  const message = `Input ${name} ${value} cannot be found.`;
  return error(404, { code: 'NotFound', message, target: name.toLowerCase() });
}

/** An invalid request: the code and the lower-case target are recorded for a search with a country that is none. */
export function invalidInput(message: string, target: string): Answer {
  return error(400, { code: 'InvalidInput', message, target });
}

/** Recorded under api-version 2025-06-01, without a target. */
export function agreementMissing(): Answer {
  const message = 'Do not resell agreement was not provided and it is required for this purchase.';
  return error(400, { code: 'BadRequest', message });
}

/** Never recorded: the code is one of those that a search result may have. */
export function searchExpired(searchId: string): Answer {
  const message = `The search ${searchId} has expired. Its phone numbers are no longer held.`;
  return error(400, { code: 'ReservationExpired', message, target: 'searchid' });
}

/** Never recorded. */
export function operationEnded(operationId: string, status: string): Answer {
  const message = `The operation ${operationId} has ended (${status}) and cannot be cancelled.`;
  return error(400, { code: 'BadRequest', message, target: 'operationid' });
}

/** Never recorded: built after the Azure REST API guidelines. */
export function throttled(): Answer {
  const message = 'Too many requests. Please wait before sending another one.';
  return error(429, { code: 'TooManyRequests', message }, [['Retry-After', '1']]);
}

/** Never recorded: built after the Azure REST API guidelines. */
export function unavailable(): Answer {
  const message = 'The service is temporarily unavailable. Please try again later.';
  return error(503, { code: 'ServiceUnavailable', message }, [['Retry-After', '1']]);
}

/** Not recorded; users see this code and message on this API. The message says what to look at. */
export function denied(reason: string): Answer {
  return error(401, { code: 'Denied', message: reason }, [['WWW-Authenticate', 'HMAC-SHA256, Bearer']]);
}

export function unsupportedMediaType(contentType: string | null): Answer {
  const came = contentType === null ? 'none' : `'${contentType}'`;
  return error(415, { code: 'UnsupportedMediaType', message: `Expected application/json, got ${came}.` });
}

/** The connection ends with it: what is left of the body is not read. */
export function contentTooLarge(limit: number): Answer {
  const message = `The body is larger than ${limit} bytes.`;
  return error(413, { code: 'ContentTooLarge', message }, [['Connection', 'close']]);
}

/** Not of the service: the emulator was asked for a fault that it does not know. */
export function unknownFault(message: string): Answer {
  return error(400, { code: 'UnknownFault', message, target: 'x-emulator-fault' });
}

/** A path that the contract does not have. */
export function unknownRoute(method: string, path: string): Answer {
  return error(404, { code: 'NotFound', message: `The emulator has no route ${method} ${path}.` });
}

/** Recorded on a sibling route: the versioning layer of the service refuses methods, too. */
export function methodNotAllowed(url: URL, method: string, allowed: readonly string[]): Answer {
  const version = url.searchParams.get('api-version') ?? '';
  return versioning(405, url, `with API version '${version}' does not support HTTP method '${method}'`, [
    ['Allow', allowed.join(', ')],
  ]);
}

/** Second hand: an issue thread; the code is that of the recorded 405. */
export function unsupportedApiVersion(url: URL, version: string): Answer {
  return versioning(400, url, `does not support the API version '${version}'`);
}

/** The texts of ASP.NET API Versioning, which is what answers here. */
export function apiVersionMissing(): Answer {
  const message = 'An API version is required, but was not specified.';
  return error(400, { code: 'ApiVersionUnspecified', message, innerError: null });
}

/** The texts of ASP.NET API Versioning. */
export function apiVersionAmbiguous(versions: readonly string[]): Answer {
  const message = `The following API versions were requested: ${versions.join(', ')}. At most, only a single API version may be specified. Please update the intended API version and retry the request.`;
  return error(400, { code: 'AmbiguousApiVersion', message, innerError: null });
}

function versioning(status: number, url: URL, what: string, headers: Answer['headers'] = []): Answer {
  const message = `The HTTP resource that matches the request URI '${url.origin}${url.pathname}' ${what}.`;
  return error(status, { code: 'UnsupportedApiVersion', message, innerError: null }, headers);
}
