import { fixtures } from '../../fixtures.js';
import type { MutationContext } from '../../mutation.js';
import type { Search } from '../../search.js';
import { jsonOf, withJson } from '../answers.js';
import { all, type Change, members } from '../edits.js';
import { at, type Edit, memberOf, set } from '../json.js';
import { listed } from '../numbers.js';
import { variationsOf, violationsOf } from '../violation.js';
import { isPurchaseRead, onNumber, onRead, onSearchResult } from '../when.js';

/** The result of a search that was made, and not of one that the emulator started with. */
const onOwnSearch = (change: Change): Change =>
  onSearchResult((answer, context) => {
    const known = Object.values<string>({ ...fixtures });
    return known.includes(context.search?.searchId ?? '') ? answer : change(answer, context);
  });

/** A search that is held from the moment that it is read for so many seconds. */
const heldFor = (seconds: number): Change =>
  onOwnSearch((answer, context) => {
    const searchExpiresBy = new Date(context.now.getTime() + seconds * 1000).toISOString();
    return members({ searchExpiresBy })(answer, context);
  });

const sold = ({ purchases }: MutationContext): readonly Search[] =>
  purchases.flatMap(({ search, status }) => (status === 'succeeded' ? search : []));

/** A phone number that was bought, with the search that has found it. */
type BoughtEdit = (search: Search) => Edit;

/** What was bought, by itself and in the list. */
function eachBought(edit: BoughtEdit): Change {
  const changed = (number: unknown, context: MutationContext): unknown => {
    const phoneNumber = String(memberOf(number, 'phoneNumber'));
    const search = sold(context).find(({ phoneNumbers }) => phoneNumbers.includes(phoneNumber));
    return search === undefined ? number : edit(search)(number);
  };
  return all(
    onNumber((answer, context) => withJson(answer, changed(jsonOf(answer), context))),
    listed((numbers, context) => numbers.map((number) => changed(number, context))),
  );
}

/** Whether a phone number can do something else than its search has found. */
function isUpdated(number: unknown, { capabilities }: Search): boolean {
  const now = memberOf(number, 'capabilities');
  return memberOf(now, 'calling') !== capabilities.calling || memberOf(now, 'sms') !== capabilities.sms;
}

const onceUpdated =
  (edit: Edit): BoughtEdit =>
  (search) =>
  (number) =>
    isUpdated(number, search) ? edit(number) : number;

/** The phone number that was there before, changed in the list once one that was bought was updated. */
const updatesAnother: Change = listed((numbers, context) => {
  const hasUpdated = sold(context).some((search) =>
    numbers.some((number) => {
      const phoneNumber = String(memberOf(number, 'phoneNumber'));
      return search.phoneNumbers.includes(phoneNumber) && isUpdated(number, search);
    }),
  );
  return numbers.map((number) =>
    hasUpdated && memberOf(number, 'phoneNumber') === fixtures.phoneNumber
      ? at(['capabilities'], set('calling', 'outbound'))(number)
      : number,
  );
});

/** The phone number that was there before is gone once one that was bought is. */
const releasesAnother: Change = listed((numbers, context) => {
  const there = numbers.map((number) => String(memberOf(number, 'phoneNumber')));
  const hasReleased = sold(context).some(
    ({ phoneNumbers }) => !phoneNumbers.some((phoneNumber) => there.includes(phoneNumber)),
  );
  return numbers.filter((number) => !hasReleased || memberOf(number, 'phoneNumber') !== fixtures.phoneNumber);
});

/** A purchase or a creation that was a year before it was. */
const longBefore: Edit = (value) =>
  ['purchaseDate', 'createdDateTime'].reduce((edited, name) => {
    const time = Date.parse(String(memberOf(value, name)));
    if (Number.isNaN(time)) return edited;
    return set(name, new Date(time - 365 * 86_400_000).toISOString())(edited);
  }, value);

/** What may differ from the service in how long a search holds its numbers, and conforms. */
export const holdingVariations = variationsOf('life cycle', [
  [
    'KC80',
    'a search is held for ten minutes',
    onOwnSearch((answer, context) => {
      const made = context.search?.createdAt ?? context.now;
      const searchExpiresBy = new Date(made.getTime() + 10 * 60_000).toISOString();
      return members({ searchExpiresBy })(answer, context);
    }),
  ],
  [
    'KC81',
    'a search is held for longer once it was purchased',
    onSearchResult((answer, context) => {
      const isPurchased = context.purchases.some(({ search }) => search === context.search);
      return isPurchased ? members({ searchExpiresBy: '2030-01-01T00:00:00Z' })(answer, context) : answer;
    }),
  ],
]);

/** What may be wrong with who has a phone number, and with what nobody has asked to change. */
export const holdingViolations = violationsOf('life cycle', [
  [
    'NL40',
    'lro',
    'a search finds a number that is owned',
    onOwnSearch(members({ phoneNumbers: [fixtures.phoneNumber] })),
  ],
  [
    'NL41',
    'lro',
    'every search holds the same number',
    onOwnSearch(members({ phoneNumbers: ['+18005550199'] })),
  ],
  ['NL42', 'cross-field', 'a search is held for 45 seconds', heldFor(45)],
  ['NL43', 'lro', 'a search is held for longer each time that it is read', heldFor(16 * 60)],
  [
    'NL44',
    'cross-field',
    'a number is bought in another country, which shares its calling code',
    eachBought(() => set('countryCode', 'CA')),
  ],
  ['NL45', 'lro', 'an update changes another number', updatesAnother],
  [
    'NL46',
    'lro',
    'an update changes what the number costs',
    eachBought(onceUpdated(at(['cost'], set('amount', 7)))),
  ],
  [
    'NL47',
    'lro',
    'an update changes when the number was purchased',
    eachBought(onceUpdated(set('purchaseDate', '2020-01-01T00:00:00Z'))),
  ],
  ['NL48', 'lro', 'a release takes another number away', releasesAnother],
  [
    'NL49',
    'cross-field',
    'a number is billed each year that was found for a price each month',
    eachBought(() => at(['cost'], set('billingFrequency', 'yearly'))),
  ],
  ['NL50', 'lro', 'a number that was bought now was bought a year before', eachBought(() => longBefore)],
  [
    'NL51',
    'lro',
    'what was accepted now was created a year before',
    onRead((answer, context) =>
      isPurchaseRead(answer, context) ? answer : withJson(answer, longBefore(jsonOf(answer))),
    ),
  ],
]);
