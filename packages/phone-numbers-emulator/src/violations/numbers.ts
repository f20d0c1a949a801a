import type { MutationContext } from '../mutation.js';
import { all, type Change, json } from './edits.js';
import { at, type Edit } from './json.js';
import { when } from './when.js';

/** Every phone number, read by itself or in the list. */
export function eachNumber(edit: Edit): Change {
  return all(
    when(({ status }, { route }) => route === 'getPhoneNumber' && status === 200, json(edit)),
    listed((numbers) => numbers.map(edit)),
  );
}

/** The list of phone numbers. */
export function listed(
  change: (numbers: readonly unknown[], context: MutationContext) => readonly unknown[],
): Change {
  return when(
    ({ status }, { route }) => route === 'listPhoneNumbers' && status === 200,
    json((value, context) =>
      at(['phoneNumbers'], (numbers) => change(Array.isArray(numbers) ? numbers : [], context))(value),
    ),
  );
}
