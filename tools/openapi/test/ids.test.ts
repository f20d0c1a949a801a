import { describe, expect, it } from 'vitest';
import { contracts, entries } from './contract-document.js';

const schemas = ['components', 'schemas'] as const;
const parameters = ['components', 'parameters'] as const;

/** Whether a schema of nothing but lengths and a pattern accepts a text. */
function accepts(schema: unknown, text: string): boolean {
  const { minLength, maxLength, pattern, ...rest } = Object.fromEntries(entries(schema));
  const annotations = ['title', 'description', 'type', 'example'];
  expect(Object.keys(rest).filter((key) => !annotations.includes(key))).toEqual([]);
  return (
    text.length >= Number(minLength ?? 0) &&
    text.length <= Number(maxLength ?? Number.POSITIVE_INFINITY) &&
    new RegExp(String(pattern), 'u').test(text)
  );
}

const invalid = [
  ['that is empty', ''],
  ['of one dot', '.'],
  ['of two dots', '..'],
  ['that starts with a dot', '.a'],
  ['with a space', 'a b'],
  ['with a slash', 'a/b'],
  ['with a backslash', 'a\\b'],
  ['with percent-encoding', '%2e%2e'],
  ['with a question mark', 'a?b'],
  ['with a number sign', 'a#b'],
  ['with a semicolon', 'a;b'],
  ['with a comma', 'a,b'],
  ['with a colon', 'a:b'],
  ['with a plus sign', '+14255550123'],
  ['with a line break at its end', 'a\n'],
  ['with a NUL', 'a\u0000'],
  ['with a letter that is not ASCII', 'é'],
  ['with an unpaired surrogate', '\ud800'],
] as const;

const valid = [
  ['that is a GUID', '378ddf60-81be-452a-ba4f-613198ea6c28'],
  ['of one character', 'a'],
  ['of one underscore', '_'],
  ['that starts with a hyphen', '-'],
  ['that starts with a tilde', '~a'],
  ['with dots after its first character', 'a..'],
] as const;

describe.each(contracts)('in $version', ({ at }) => {
  const searchIdSchema = at(...schemas, 'SearchId');
  const operationIdSchema = at(...schemas, 'OperationId');

  describe('the search id', () => {
    it.each([
      ['path parameter', at(...parameters, 'SearchId', 'schema')],
      ['body of a purchase', at(...schemas, 'PhoneNumberPurchaseRequest', 'properties', 'searchId')],
      ['search result', at(...schemas, 'PhoneNumberSearchResult', 'properties', 'searchId')],
      ['header purchase-id', at('components', 'headers', 'PurchaseId', 'schema')],
      ['header search-id', at('components', 'headers', 'SearchId', 'schema')],
    ])('has one schema, also in the %s', (_, schema) => {
      expect(schema).toBe(searchIdSchema);
    });

    it.each(invalid)('cannot be one %s', (_, id) => {
      expect(accepts(searchIdSchema, id)).toBe(false);
    });

    it.each(valid)('can be one %s', (_, id) => {
      expect(accepts(searchIdSchema, id)).toBe(true);
    });

    it('has at most 247 characters', () => {
      expect(accepts(searchIdSchema, 'a'.repeat(247))).toBe(true);
      expect(accepts(searchIdSchema, 'a'.repeat(248))).toBe(false);
    });
  });

  describe('the operation id', () => {
    it.each([
      ['path parameter', at(...parameters, 'OperationId', 'schema')],
      ['operation', at(...schemas, 'PhoneNumberOperation', 'properties', 'id')],
    ])('has one schema, also in the %s', (_, schema) => {
      expect(schema).toBe(operationIdSchema);
    });

    it.each(invalid)('cannot be one %s', (_, id) => {
      expect(accepts(operationIdSchema, id)).toBe(false);
    });

    it('of every purchase is valid', () => {
      const longest = at(...schemas, 'SearchId', 'maxLength');
      for (const id of [...valid.map(([, text]) => text), 'a'.repeat(Number(longest))]) {
        expect(accepts(operationIdSchema, `purchase_${id}`)).toBe(true);
        expect(accepts(at('components', 'headers', 'OperationId', 'schema'), `purchase_${id}`)).toBe(true);
      }
    });

    it.each([
      ['search', 'SearchId', 'SearchOperationId'],
      ['release', 'ReleaseId', 'ReleaseOperationId'],
      ['capabilities', 'CapabilitiesUpdateId', 'CapabilitiesOperationId'],
    ])('of every %s is valid', (prefix, schema, header) => {
      const longest = Number(at(...schemas, schema, 'maxLength'));
      for (const id of [...valid.map(([, text]) => text), 'a'.repeat(longest)]) {
        expect(accepts(at(...schemas, schema), id)).toBe(true);
        expect(accepts(operationIdSchema, `${prefix}_${id}`)).toBe(true);
        expect(accepts(at('components', 'headers', header, 'schema'), `${prefix}_${id}`)).toBe(true);
      }
      for (const [, id] of invalid) expect(accepts(at(...schemas, schema), id)).toBe(false);
    });

    it('has at most 256 characters', () => {
      expect(accepts(operationIdSchema, 'a'.repeat(257))).toBe(false);
      expect(
        accepts(at('components', 'headers', 'OperationId', 'schema'), `purchase_${'a'.repeat(248)}`),
      ).toBe(false);
    });
  });

  it.each(invalid.filter(([, id]) => id.startsWith('.')))(
    'the phone number in a path cannot be one %s',
    (_, id) => {
      expect(accepts(at(...parameters, 'PhoneNumber', 'schema'), id)).toBe(false);
    },
  );
});
