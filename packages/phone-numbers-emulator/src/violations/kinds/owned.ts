import type { Answer } from '../../answer.js';
import type { Mutation, MutationContext } from '../../mutation.js';
import { textOf } from '../answers.js';
import { versionOf } from '../context.js';
import { failure, instead, jsonBody } from '../edits.js';
import { at, set } from '../json.js';
import { eachNumber } from '../numbers.js';
import { type Violation, variationsOf, violationsOf } from '../violation.js';
import { when } from '../when.js';

type Search = NonNullable<MutationContext['search']>;

/** The search that has found the phone number which a request names, once that was bought: of a refusal it is not known. */
export const boughtBy = ({ request, purchases }: MutationContext): Search | undefined => {
  const path = new URL(request.url).pathname.replaceAll(/%2b/gi, '+');
  const isNamed = (number: string) => path.split('/').includes(number);
  return purchases.find(({ search }) => search.phoneNumbers.some(isNamed))?.search;
};

/** Whether a request updates a phone number that was bought. */
export const isOwnedUpdate = (context: MutationContext): boolean =>
  context.route === 'updateCapabilities' && boughtBy(context) !== undefined;

/** Whether it does so without saying in which api-version. */
const isWithoutVersion = (context: MutationContext): boolean =>
  isOwnedUpdate(context) && !context.request.url.includes('?');

/** An update of nothing. */
const isOfNothing = ({ request }: MutationContext): boolean => textOf(request) === '{}';

const updateId = '6b0f9a51-1f0c-4f7e-8c55-0f5f6a1b7c33';

/** The answer to an update whose form was not looked at; nothing comes of it. */
export function acceptUpdate(context: MutationContext): Answer {
  const path = `/phoneNumbers/operations/capabilities_${updateId}?api-version=${versionOf(context)}`;
  const [number = ''] = boughtBy(context)?.phoneNumbers ?? [];
  return jsonBody({ capabilitiesUpdateId: updateId })(
    {
      status: 202,
      headers: [
        ['Operation-Location', path],
        ['operation-id', `capabilities_${updateId}`],
        ['capabilities-id', updateId],
        ['Location', `/phoneNumbers/${number}?api-version=${versionOf(context)}`],
      ],
      body: new Uint8Array(),
    },
    context,
  );
}

/** Accepts an update of what was bought that is refused for its form. */
export const acceptsWrong = (status: number, body: RegExp): Mutation =>
  when(
    (answer, context) =>
      answer.status === status && isOwnedUpdate(context) && body.test(textOf(context.request)),
    instead(acceptUpdate),
  );

/** Changes what was bought once it was asked for in a certain way. */
function onceAsked(
  asked: (answer: Answer, context: MutationContext) => boolean,
  name: string,
  value: string,
) {
  const searches = new WeakSet<Search>();
  const change = eachNumber(at(['capabilities'], set(name, value)));
  return (answer: Answer, context: MutationContext): Answer => {
    const { route } = context;
    const search = boughtBy(context);
    if (search !== undefined && asked(answer, context)) searches.add(search);
    // A later update that is accepted has the phone number as it asks for.
    else if (search !== undefined && route === 'updateCapabilities' && answer.status === 202)
      searches.delete(search);
    const isChanged = route === 'getPhoneNumber' && search !== undefined && searches.has(search);
    return isChanged ? change(answer, context) : answer;
  };
}

/** Violations around updates of a phone number that is owned: they show on no other. */
export const ownedViolations: readonly Violation[] = violationsOf('kinds', [
  ['K100', 'refusal', 'an owned number is updated to an unknown capability', acceptsWrong(400, /sometimes/)],
  ['K101', 'refusal', 'an owned number is updated by text/plain', acceptsWrong(415, /./)],
  [
    'K102',
    'refusal',
    'an update of an owned number that is refused is carried out',
    onceAsked(({ status }, context) => status === 400 && isOwnedUpdate(context), 'calling', 'outbound'),
  ],
  [
    'K103',
    'lro',
    'an update of nothing takes a capability away',
    onceAsked(
      ({ status }, context) => status === 202 && isOwnedUpdate(context) && isOfNothing(context),
      'sms',
      'none',
    ),
  ],
  [
    'K104',
    'status',
    'an update of nothing breaks the server',
    when(
      (_, context) => isOwnedUpdate(context) && isOfNothing(context),
      failure(500, { code: 'InternalError', message: 'It is broken.' }),
    ),
  ],
  [
    'K105',
    'lro',
    'an update of sms alone changes calling, too',
    onceAsked(
      ({ status }, context) =>
        status === 202 && isOwnedUpdate(context) && /^\{"sms":"outbound"\}$/.test(textOf(context.request)),
      'calling',
      'inbound',
    ),
  ],
  [
    'K159',
    'refusal',
    'an owned number is updated without an api-version',
    when((answer, context) => answer.status === 400 && isWithoutVersion(context), instead(acceptUpdate)),
  ],
]);

/** Ways to answer updates of a phone number that is owned, all of which conform. */
export const ownedVariations: readonly Violation[] = variationsOf('kinds', [
  [
    'KC100',
    'an update of nothing is refused',
    when(
      (_, context) => isOwnedUpdate(context) && isOfNothing(context),
      failure(400, { code: 'InvalidInput', message: 'There is nothing to update.' }),
    ),
  ],
  [
    'KC101',
    'wrong updates are refused with 422',
    when(
      ({ status }, context) => status === 400 && isOwnedUpdate(context),
      failure(422, { code: 'UnprocessableEntity', message: 'It cannot be updated so.' }),
    ),
  ],
  [
    'KC159',
    'an owned number is not found without an api-version',
    when(
      ({ status }, context) => status === 400 && isWithoutVersion(context),
      failure(404, { code: 'NotFound', message: 'There is nothing without an api-version.' }),
    ),
  ],
]);
