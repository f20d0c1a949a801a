import type { Answer } from './answer.js';
import { error } from './content.js';
import { anyUse } from './stock/stock-options.js';

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

/** Recorded in January 2024 under a preview. The versions after it have {@link agreementMissing}. */
export function consentMissing(): Answer {
  const message = 'Consent not provided to not resell the phone numbers';
  return error(400, { code: 'BadRequest', message, target: 'isconsentprovided' });
}

/** Recorded for an unknown country. */
export function unknownCountry(): Answer {
  return invalidInput('Unable to parse country code.', 'countrycode');
}

/** The refusal of a capability with a value that there is not. */
export function notAUse(capability: 'calling' | 'sms'): Answer {
  return invalidInput(`The ${capability} must be one of ${anyUse.join(', ')}.`, capability);
}

/** Recorded for a search that no plan matches: a 400 with the code of a 500, and the cause inside. */
export function noPlans(): Answer {
  return internalError(400, 'We are unable to find phone plans to match your requested capabilities.');
}

/** Recorded for the update of a phone number that is none. */
export function invalidNumber(text: string): Answer {
  return internalError(400, `Invalid telephone number '${text}'`);
}

/** Recorded for the release of a phone number that the resource does not own. The service tells the tenant. */
export function notOwnedRelease(phoneNumber: string): Answer {
  const tenant = '00000000-0000-0000-0000-000000000000';
  const digits = phoneNumber.replace(/^\+/, '');
  return internalError(400, `Numbers: [${digits}] do not belong to the Tenant:${tenant}.`);
}

/** The error that the service writes when another one of its parts has refused, with the cause inside if it is told. */
export function internalError(status: number, cause?: string): Answer {
  return error(status, {
    code: 'InternalError',
    message: 'The server encountered an internal error.',
    ...(cause !== undefined && { innererror: { code: 'BadRequest', message: cause } }),
  });
}

export function unsupportedMediaType(contentType: string | null, expected = 'application/json'): Answer {
  const came = contentType === null ? 'none' : `'${contentType}'`;
  return error(415, { code: 'UnsupportedMediaType', message: `Expected ${expected}, got ${came}.` });
}

/** The connection ends with it: what is left of the body is not read. */
export function contentTooLarge(limit: number): Answer {
  const message = `The body is larger than ${limit} bytes.`;
  return error(413, { code: 'ContentTooLarge', message }, [['Connection', 'close']]);
}

/** Not of the service: the emulator was asked for a violation that it does not know. */
export function unknownViolation(message: string): Answer {
  return error(400, { code: 'UnknownViolation', message, target: 'x-emulator-violation' });
}

/** Not of the service, which has this route. 501, since clients do not repeat a request after it. */
export function missingRoute(method: string, path: string): Answer {
  const message = `The emulator does not implement ${method} ${path}, which the service has.`;
  return error(501, { code: 'EmulatorRouteMissing', message });
}

/** Not of the service: a path that none of its api-versions has. */
export function unknownRoute(method: string, path: string): Answer {
  const message = `Neither the emulator nor the service has a route ${method} ${path}.`;
  return error(404, { code: 'EmulatorRouteMissing', message });
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
  const message = `The HTTP resource that matches the request URI '${url.origin}${url.pathname.replace(/\/{2,}/g, '/')}' ${what}.`;
  return error(status, { code: 'UnsupportedApiVersion', message, innerError: null }, headers);
}
