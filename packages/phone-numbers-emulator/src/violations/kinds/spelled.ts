import type { Answer } from '../../answer.js';
import type { Mutation, MutationContext } from '../../mutation.js';
import { textOf } from '../answers.js';
import { acceptance, versionOf } from '../context.js';
import { failure, instead } from '../edits.js';
import { neverReleased } from '../life-cycle/number.js';
import { type Violation, variationsOf, violationsOf } from '../violation.js';
import { when } from '../when.js';
import { acceptsWrong, isOwnedUpdate } from './owned.js';

/** Whether a request names a phone number by its plus as it is, and not by `%2B`. */
const isByPlus = ({ request }: MutationContext): boolean => request.url.includes('/phoneNumbers/+');

const nullCapability = /:null/;

/** The id of a search inside of what stands around it in a purchase: white space, or braces. */
const idIn = ({ request }: MutationContext, around: RegExp): string | undefined => {
  const [, before = '', searchId, after = ''] =
    /"searchId":"([\s{]+)([\w-]+)([\s}]+)"/.exec(textOf(request)) ?? [];
  return around.test(before + after) ? searchId : undefined;
};

const isRefusedPurchase = ({ status }: Answer, { route }: MutationContext): boolean =>
  route === 'purchase' && status >= 400;

/** Accepts a purchase whose search id has something around it; nothing comes of it. */
const acceptsAround = (around: RegExp): Mutation =>
  when(
    (answer, context) => isRefusedPurchase(answer, context) && idIn(context, around) !== undefined,
    instead((context) => acceptance(idIn(context, around) ?? '', versionOf(context))),
  );

const hasTwoVersions = ({ request }: MutationContext): boolean =>
  new URL(request.url).searchParams.getAll('api-version').length > 1;

/** Answers the read of the list with two api-versions as it has answered the one with the first of them. */
function takesTheFirst(): Mutation {
  const lists = new Map<string, Answer>();
  return (answer, context) => {
    const { route, request } = context;
    if (route !== 'listPhoneNumbers') return answer;
    if (answer.status === 200) lists.set(request.url, answer);
    return (hasTwoVersions(context) && lists.get(request.url.replace(/&api-version=.*$/, ''))) || answer;
  };
}

/** Violations that only another spelling shows: of a phone number, a search id or a query, or null for a value. */
export const spelledViolations: readonly Violation[] = violationsOf('kinds', [
  [
    'K170',
    'lro',
    'a phone number that was released can still be read by its plus',
    when((_, context) => isByPlus(context), neverReleased),
  ],
  ['K171', 'refusal', 'an owned number is updated to null', acceptsWrong(400, nullCapability)],
  ['K172', 'refusal', 'accepts a searchId with white space around it', acceptsAround(/^\s+$/)],
  ['K173', 'refusal', 'accepts a searchId in braces', acceptsAround(/^\{\}$/)],
  ['K174', 'refusal', 'of two api-versions, a read takes the first', takesTheFirst()],
]);

/** Ways to refuse the same, all of which conform. */
export const spelledVariations: readonly Violation[] = variationsOf('kinds', [
  [
    'KC170',
    'a phone number that is not there is gone by its plus',
    when(
      ({ status }, context) => context.route === 'getPhoneNumber' && status === 404 && isByPlus(context),
      failure(410, { code: 'Gone', message: 'The phone number was released.' }),
    ),
  ],
  [
    'KC171',
    'an update to null is a conflict',
    when(
      ({ status }, context) =>
        status === 400 && isOwnedUpdate(context) && nullCapability.test(textOf(context.request)),
      failure(409, { code: 'Conflict', message: 'A capability cannot be removed.' }),
    ),
  ],
  [
    'KC172',
    'a searchId with something around it is no id',
    when(
      (answer, context) => isRefusedPurchase(answer, context) && idIn(context, /./s) !== undefined,
      failure(400, { code: 'InvalidInput', message: 'It is no id of a search.', target: 'searchid' }),
    ),
  ],
  [
    'KC174',
    'there is nothing at two api-versions',
    when(
      ({ status }, context) => status === 400 && hasTwoVersions(context),
      failure(404, { code: 'NotFound', message: 'There is no such api-version.' }),
    ),
  ],
]);
