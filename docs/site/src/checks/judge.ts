import {
  contractPath,
  type Diagnostic,
  type Judge,
  type Operation,
  prune,
  type RecordedRequest,
  type RecordedResponse,
} from '@acs-contracts/contract-tests/rules';
import type { CompiledChecks, SchemaError } from './compiled.js';
import { headersOf, mediaTypeOf, pathParameters, queryOf } from './message-parts.js';

/** Which message is wrong, in the words of Prism. */
type Message = 'Request' | 'Response';

/**
 * Creates what stands in for Prism where Prism does not run: the same schemas, compiled by ajv, and messages in the same
 * words. A test compares both for every violation that the emulator has.
 */
export function createJudge({ validators }: Pick<CompiledChecks, 'validators'>): Judge {
  const check = (key: string, value: unknown, message: Message, part: string): Diagnostic[] => {
    const validator = validators[key];
    if (validator === undefined || validator(value)) return [];
    return (validator.errors ?? []).map((error) => diagnosticOf(error, message, part));
  };

  const checkRequest = (request: RecordedRequest, operation: Operation): Diagnostic[] => {
    const { iid } = operation;
    const wrongBody = missingOrForeignBody(request, operation);
    return [
      ...(wrongBody ??
        (request.bytes.length > 0 ? check(`${iid} body`, prune(request.body), 'Request', 'body') : [])),
      ...check(`${iid} query`, queryOf(request.url), 'Request', 'query'),
      ...check(`${iid} path`, pathParameters(contractPath(request.url), operation.path), 'Request', 'path'),
    ];
  };

  const checkResponse = (response: RecordedResponse, { iid, responses }: Operation): Diagnostic[] => {
    const declared =
      responses.find(({ code }) => code === String(response.status)) ??
      responses.find(({ code }) => code === 'default');
    if (declared === undefined) {
      const codes = responses.map(({ code }) => code).join(',');
      return [
        diagnostic(`Unable to match the returned status code with those defined in the document: ${codes}`),
      ];
    }
    const { code, contents = [] } = declared;
    return [
      ...foreignMediaType(mediaTypeOf(response), contents),
      ...check(`${iid} ${code} body`, prune(response.body), 'Response', 'body'),
      ...check(`${iid} ${code} headers`, headersOf(response), 'Response', 'header'),
    ];
  };

  return async ({ operation, request, response }) => {
    if (operation === undefined)
      throw new RangeError(`expected a route of the contract, got ${request.method} ${request.url}`);
    return { request: checkRequest(request, operation), response: checkResponse(response, operation) };
  };
}

/** What is wrong with a body before any schema looks at it. */
function missingOrForeignBody(request: RecordedRequest, operation: Operation): Diagnostic[] | undefined {
  const expected = operation.request?.body;
  const hasBody = request.bytes.length > 0;
  if (expected?.required === true && (!hasBody || !request.body)) {
    return [diagnostic('Body parameter is required')];
  }
  if (!hasBody) return undefined;
  const types = expected?.contents?.map(({ mediaType }) => mediaType) ?? [];
  if (expected === undefined) {
    return [diagnostic('No supported content types, but request included a non-empty body')];
  }
  const type = mediaTypeOf(request);
  if (type === undefined || types.includes(type)) return undefined;
  return [diagnostic(`Supported content types: ${types.join(',')}`)];
}

function foreignMediaType(
  type: string | undefined,
  contents: readonly { readonly mediaType: string }[],
): Diagnostic[] {
  const types = contents.map(({ mediaType }) => mediaType);
  if (types.length === 0 || (type !== undefined && types.includes(type))) return [];
  const expected = `the one${types.length > 1 ? 's' : ''} specified in the current response: ${types.join(', ')}`;
  return [diagnostic(`The received media type "${type ?? ''}" does not match ${expected}`)];
}

function diagnostic(message: string): Diagnostic {
  return { path: [], message };
}

function diagnosticOf(error: SchemaError, message: Message, part: string): Diagnostic {
  const steps = error.instancePath.split('/').filter((step) => step !== '');
  const place = steps.length === 0 ? '' : `${part === 'body' ? 'property' : 'parameter'} ${steps.join('.')} `;
  const { allowedValues } = error.params;
  const allowed = Array.isArray(allowedValues) ? `: ${allowedValues.join(', ')}` : '';
  return { path: [part, ...steps], message: `${message} ${part} ${place}${error.message ?? ''}${allowed}` };
}
