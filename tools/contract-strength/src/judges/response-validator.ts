import { createRequire } from 'node:module';
import type { Operation, RecordedExchange } from '@acs-contracts/contract-tests';
// CommonJS: what TypeScript and Node call the default is the module, and its own default is inside.
import responseValidator from 'openapi-response-validator';
import { type ApiVersion, documentOf, resolve } from '../contract/document.js';

type Validator = InstanceType<typeof responseValidator.default>;

const { version } = createRequire(import.meta.url)('openapi-response-validator/package.json');

/** The validator, which is the core of `jest-openapi`, and its version. */
export const responseValidatorName = `openapi-response-validator ${version}`;

const validators = new Map<string, Validator>();

/** Whether the validator finds violation with a response. It looks at the status and at the body, and not at headers. */
export function isInvalidResponse(
  apiVersion: ApiVersion,
  { response }: RecordedExchange,
  { method, path }: Operation,
): boolean {
  const key = `${apiVersion} ${method} ${path}`;
  const validator = validators.get(key) ?? createValidator(apiVersion, method, path);
  validators.set(key, validator);
  const body = response.bytes.length === 0 ? undefined : response.body;
  try {
    return validator.validateResponse(String(response.status), body) !== undefined;
  } catch (error) {
    if (error instanceof RangeError) return false; // its stack overflows, and it says nothing of the response
    throw error;
  }
}

function createValidator(apiVersion: ApiVersion, method: string, path: string): Validator {
  const document = documentOf(apiVersion);
  const declared = Object.entries(document.paths[path] ?? {}).find(([name]) => name === method)?.[1];
  const responses = Object.entries(declared?.responses ?? {}).map(
    ([status, response]) => [status, resolve(response, document.components.responses)] as const,
  );
  const { components } = document;
  // A copy, since it changes what it is given.
  return new responseValidator.default(
    JSON.parse(JSON.stringify({ responses: Object.fromEntries(responses), components })),
  );
}
