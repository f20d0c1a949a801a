import type { Operation } from '@acs-contracts/contract-tests';

/** The properties of an object; none for any other value. */
export function members(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The names of the properties that the contract has for the body of a request. */
export function requestMembers({ request }: Operation): readonly string[] {
  const contents = request?.body?.contents ?? [];
  return contents.flatMap(({ schema }) => Object.keys(members(members(schema)['properties'])));
}
