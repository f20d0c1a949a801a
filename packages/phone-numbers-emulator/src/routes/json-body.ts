import type { Answer } from '../answer.js';
import { invalidInput, unsupportedMediaType } from '../refusals.js';
import { hasRepeatedName } from '../repeated-names.js';

/** The members of a JSON object, by their names. */
export type JsonMembers = ReadonlyMap<string, unknown>;

/** Reads a body that must be a JSON object; returns the refusal of one that is not. */
export function readJsonObject(body: Uint8Array): Answer | JsonMembers {
  let value: unknown;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    value = JSON.parse(text);
  } catch {
    return invalidInput('The body must be JSON.', 'body');
  }
  if (hasRepeatedName(text)) return invalidInput('The body must have each property once.', 'body');
  return membersOf(value) ?? invalidInput('The body must be a JSON object.', 'body');
}

/** The members of a value, if it is an object of JSON. */
export function membersOf(value: unknown): JsonMembers | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}

/** Refuses a body that is not of a media type, parameters aside. */
export function refuseMediaType(request: Request, expected: string): Answer | undefined {
  const contentType = request.headers.get('content-type');
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  return type === expected ? undefined : unsupportedMediaType(contentType, expected);
}
