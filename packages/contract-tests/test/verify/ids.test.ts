import { createEmulator } from '@acs-contracts/phone-numbers-emulator';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseFixtures } from '../../src/verify/fixtures.js';
import { isSearchId } from '../../src/verify/ids.js';

const invalid = ['.', '..', '.a', 'a b', 'a/b', 'a%2Fb', 'a?b', 'a\n', '\u00e9', 'a'.repeat(248)];
const names = ['succeeds', 'fails', 'unknown', 'richError', 'throttled', 'unavailable', 'cancel'] as const;

it.each(names.flatMap((name) => invalid.map((id) => ({ name, id }))))(
  'fixtures whose id $name is $id are refused in one line, which does not have a long id in full',
  ({ name, id }) => {
    const parse = () => parseFixtures(JSON.stringify({ [name]: id }));
    expect(parse).toThrow(/^\w+ is not an id that the contract allows in a path \(received .{1,120}\)$/);
  },
);

it('fixtures whose phone number would lead to another path are refused', () => {
  expect(() => parseFixtures('{"phoneNumber":".."}')).toThrow('phoneNumber is not an id');
  expect(parseFixtures('{"phoneNumber":"+14255550123"}')).toEqual({ phoneNumber: '+14255550123' });
});

it('an emulator adds the searches whose ids are valid by the contract, and no others', () => {
  const characters = fc.constantFrom(...'aZ09_~-..', ' ', '/', '%', '+', '\n', '\u00e9');
  const ids = fc.oneof(
    fc.string({ unit: characters, maxLength: 6 }),
    fc.integer({ min: 240, max: 256 }).map((length) => 'a'.repeat(length)),
  );
  fc.assert(
    fc.property(ids, (searchId) => {
      const add = () => createEmulator().addSearch({ searchId });
      if (isSearchId(searchId)) expect(add().searchId).toBe(searchId);
      else expect(add).toThrow(/searchId/);
    }),
  );
});
