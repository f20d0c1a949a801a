import type { MutationContext } from '../../mutation.js';
import { textOf, withHeader } from '../answers.js';
import { errorMembers } from '../edits.js';
import { type Violation, variationsOf, violationsOf } from '../violation.js';
import { when } from '../when.js';

const bytesOf = ({ accessKey = '' }: MutationContext): readonly number[] =>
  [...atob(accessKey)].map((character) => character.charCodeAt(0));

const hexOf = (context: MutationContext): string =>
  bytesOf(context)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** As long as the key of a resource, but not one. */
const likeKey = 'kN3v1Zr0yQ8uJm5xWcT2aLhEoBf7GdIpSs6V9tYqRkMzXnHwCjUeDgPiAl4b0O+/kN3v1Zr0yQ8uJm5xWcT2aA==';

/** Violations that tell the secret of the resource without saying that it is one. */
export const secretViolations: readonly Violation[] = violationsOf('kinds', [
  [
    'K150',
    'security',
    'the details of a refused update have the access key in hexadecimal',
    when(
      ({ status }, { route }) => route === 'updateCapabilities' && status >= 400 && status !== 401,
      (answer, context) =>
        errorMembers({ details: [{ code: 'Debug', message: hexOf(context) }] })(answer, context),
    ),
  ],
  [
    'K151',
    'security',
    'every answer has the access key in a header',
    (answer, { accessKey = '' }) => withHeader(answer, 'X-Debug', accessKey),
  ],
  [
    'K152',
    'security',
    'a search result has the access key, percent-encoded, in a member of its own',
    when(
      ({ status }, { route }) => route === 'getSearchResult' && status === 200,
      (answer, { accessKey = '' }) => ({
        ...answer,
        body: new TextEncoder().encode(
          textOf(answer).replace('{', `{"etag":"v1:${encodeURIComponent(accessKey)}",`),
        ),
      }),
    ),
  ],
]);

/** Texts that look like a secret of the resource, but are not one. */
export const secretVariations: readonly Violation[] = variationsOf('kinds', [
  [
    'KC150',
    'a header with an id that is as long as an access key',
    (answer) => withHeader(answer, 'X-Azure-Ref', likeKey),
  ],
  [
    'KC151',
    'a header with a fingerprint of the access key',
    (answer, context) => {
      const sum = bytesOf(context).reduce((hash, byte) => (hash * 31 + byte) % 2_147_483_647, 7);
      return withHeader(answer, 'X-Key-Fingerprint', sum.toString(16).padStart(8, '0'));
    },
  ],
]);
