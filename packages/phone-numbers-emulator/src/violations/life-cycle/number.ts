import { json as jsonAnswer } from '../../content.js';
import { fixtures } from '../../fixtures.js';
import { boughtNumber } from '../../holdings.js';
import type { MutationContext } from '../../mutation.js';
import { numberResource } from '../../resources.js';
import { versionOf } from '../context.js';
import { all, type Change, entryMembers, header, instead, members } from '../edits.js';
import { memberOf, membersOf } from '../json.js';
import { listed } from '../numbers.js';
import { violationsOf } from '../violation.js';
import { onList, onNumber, onSearchResult, onSucceeded, when } from '../when.js';

/** The searches whose purchase has succeeded. */
const purchased = ({ purchases }: MutationContext) =>
  purchases.flatMap(({ search, status }) => (status === 'succeeded' ? search : []));

/** Numbers that were bought have the capabilities that they were found with, whatever was updated. */
const neverUpdated: Change = all(
  onNumber((answer, context) =>
    context.search === undefined
      ? answer
      : members({ capabilities: context.search.capabilities })(answer, context),
  ),
  listed((numbers, context) =>
    numbers.map((number) => {
      const phoneNumber = String(memberOf(number, 'phoneNumber'));
      const search = purchased(context).find(({ phoneNumbers }) => phoneNumbers.includes(phoneNumber));
      return search === undefined ? number : { ...membersOf(number), capabilities: search.capabilities };
    }),
  ),
);

/** Numbers that were bought are still there once they were released. */
export const neverReleased: Change = when(
  ({ status }, context) =>
    context.route === 'getPhoneNumber' &&
    status === 404 &&
    purchased(context).some((search) => search === context.search),
  instead(({ search }) => {
    const [phoneNumber] = search?.phoneNumbers ?? [];
    const isKnown = search !== undefined && phoneNumber !== undefined;
    return jsonAnswer(200, isKnown && numberResource(boughtNumber(search, phoneNumber, search.createdAt)));
  }),
);

/** Whatever a search asked for: each reading says the same. */
const assignedToPerson: Change = all(
  onNumber(members({ assignmentType: 'person' })),
  onList(entryMembers({ assignmentType: 'person' })),
  onSearchResult(members({ assignmentType: 'person' })),
);

/** The operation of an update that names something else, which there is, in both places. */
const updateNames = (path: string): Change =>
  onSucceeded((answer, context) => {
    if (context.operation?.kind !== 'capabilities') return answer;
    const url = `${path}?api-version=${versionOf(context)}`;
    return all(members({ resourceLocation: url }), header('Location', url))(answer, context);
  });

/** What may be wrong with a phone number when it is found, and after its update and its release. */
export const numberViolations = violationsOf('life cycle', [
  ['NL30', 'lro', 'an update succeeds and changes nothing', neverUpdated],
  ['NL32', 'cross-field', 'a search finds what another search asks for', assignedToPerson],
  [
    'NL33',
    'header-semantic',
    'an update names another phone number',
    updateNames(`/phoneNumbers/${fixtures.phoneNumber}`),
  ],
  ['NL34', 'header-semantic', 'an update names the list of phone numbers', updateNames('/phoneNumbers')],
  ['NL31', 'lro', 'a phone number that was released can still be read', neverReleased],
]);
