import { jsonOf } from '../answers.js';
import { failure, jsonBody, members } from '../edits.js';
import { memberOf } from '../json.js';
import { type Violation, violationsOf } from '../violation.js';
import { onNumber, onSearchResult, when } from '../when.js';

/** What may be wrong with what comes of a purchase. */
export const outcomeViolations: readonly Violation[] = violationsOf('life cycle', [
  [
    'NL21',
    'lro',
    'the search is gone after the purchase',
    onSearchResult((answer, context) =>
      context.purchases.some(({ search }) => search.searchId === context.search?.searchId)
        ? failure(404, { code: 'NotFound', message: 'There is no such search.' })(answer, context)
        : answer,
    ),
  ],
  [
    'NL22',
    'lro',
    'the search holds other numbers after the purchase',
    onSearchResult((answer, context) =>
      context.purchases.some(({ status }) => status === 'succeeded')
        ? members({ phoneNumbers: ['+14255550199'] })(answer, context)
        : answer,
    ),
  ],
  [
    'NL23',
    'lro',
    'a number that was bought is one of another purchase',
    onNumber((answer, context) =>
      context.search?.scenario === 'succeeds'
        ? members({ id: '14255550199', phoneNumber: '+14255550199' })(answer, context)
        : answer,
    ),
  ],
  [
    'NL24',
    'lro',
    'the list does not have the number that was bought',
    when(
      ({ status }, { route }) => route === 'listPhoneNumbers' && status === 200,
      jsonBody({ phoneNumbers: [] }),
    ),
  ],
  [
    'NL25',
    'lro',
    'the number cannot be read, the list has it',
    when(
      ({ status }, { route }) => route === 'getPhoneNumber' && status === 200,
      failure(404, {
        code: 'NotFound',
        message: 'Input phoneNumber cannot be found.',
        target: 'phonenumber',
      }),
    ),
  ],
  [
    'NL26',
    'lro',
    'what a failed purchase wanted is in the list',
    when(
      ({ status }, { route, purchases }) =>
        route === 'listPhoneNumbers' &&
        status === 200 &&
        purchases.some((purchase) => purchase.status === 'failed'),
      (answer, context) => {
        const entries = memberOf(jsonOf(answer), 'phoneNumbers');
        const [first] = Array.isArray(entries) ? entries : [];
        return jsonBody({
          phoneNumbers: [
            ...(Array.isArray(entries) ? entries : []),
            { ...first, id: '14255550124', phoneNumber: '+14255550124' },
          ],
        })(answer, context);
      },
    ),
  ],
]);
