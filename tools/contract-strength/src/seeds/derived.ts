import type { Answer } from '@acs-contracts/phone-numbers-emulator';
import { headerOf, jsonOf, memberOf } from '@acs-contracts/phone-numbers-emulator/edits';
import { type ApiVersion, documentOf } from '../contract/document.js';
import { exampleAnswers, exampleRequest, exchangeOf } from '../contract/exchanges.js';
import { type DeclaredResponse, declaredResponses } from '../contract/responses.js';
import type { Reason } from '../derived/equivalence.js';
import { lifeCycleMutants } from '../derived/life-cycle.js';
import type { ResponseMutant } from '../derived/response-mutant.js';
import { responseMutants } from '../derived/response-mutants.js';
import type { UnversionedSeed } from './seed.js';
import type { Survey } from './survey.js';

/** Every mutant that follows from the contract: of each response by itself, of those that a session meets, and of its reads. */
export function derivedSeeds(
  apiVersion: ApiVersion,
  { statuses, scenarios, reads, nested }: Survey,
): UnversionedSeed[] {
  const all = declaredResponses(documentOf(apiVersion));
  const met = all.filter((response) =>
    [...(statuses.get(response.route) ?? [])].some(
      (status) => keyOf(response, status, all) === response.status,
    ),
  );
  return [
    ...lifeCycleMutants(reads).map(
      ({ mutate, ...mutant }): UnversionedSeed => ({
        ...mutant,
        origin: 'life cycle',
        id: mutant.what,
        layer: 'life cycle',
        expected: mutant.reason === undefined ? 'caught' : 'not-flagged',
        subject: { mutate },
      }),
    ),
    ...met.flatMap((response) => {
      const meeting = [...scenarios].filter(([key]) => {
        const [route, status] = key.split(' ');
        // A route that never answers with a success counts as one that is not there.
        const isSuccess = Number(status) < 300;
        return (
          route === response.route && (isSuccess || keyOf(response, Number(status), all) === response.status)
        );
      });
      return ofSession(response, all, nested, [...new Set(meeting.flatMap(([, names]) => [...names]))]);
    }),
    ...all.flatMap((response) => ofExchange(response, all)),
  ];
}

/**
 * The responses of a session, changed whenever they come, in the scenarios that meet them. The recursion goes straight down through one member, one deep
 * where the session has errors inside of errors anyway, and not at all elsewhere: every path of it is for `ofExchange`.
 */
function ofSession(
  response: DeclaredResponse,
  all: readonly DeclaredResponse[],
  nested: ReadonlySet<string>,
  scenarios: readonly string[],
): UnversionedSeed[] {
  const { route, status } = response;
  const isNested = nested.has(`${route} ${status}`);
  return responseMutants(response, all)
    .filter(({ turns = [] }) => isStraight(turns) && turns.length <= (isNested ? 1 : 0))
    .map((mutant) => ({
      ...seedOf({ ...mutant, reason: reasonInSession(response, mutant) }, response),
      origin: 'session',
      subject: {
        scenarios,
        mutate: (answer, context) =>
          context.route === route && keyOf(response, answer.status, all) === status
            ? mutant.change(answer)
            : answer,
      },
    }));
}

/**
 * Why a mutant conforms in a session. A page without its `nextLink` conforms by itself, and loses the rest of the list there.
 * The other way round, a response that does not conform may conform in a session: it makes of the operation one that is not
 * there. That is so when each of its successes becomes such a 404, and with each 404 of the cancellation, which is asked
 * for something that nobody has first, and then not sent again.
 */
function reasonInSession(response: DeclaredResponse, mutant: ResponseMutant): Reason | undefined {
  const { route, status } = response;
  if (route === 'listPhoneNumbers' && /^\/nextLink is (absent|called)/.test(mutant.what)) return undefined;
  if (mutant.reason !== undefined) return mutant.reason;
  if (route === 'purchase' || route === 'getOperation' || route === 'getSearchResult') return undefined;
  if (status.startsWith('4') && route !== 'cancelOperation') return undefined;
  const changed = exampleAnswers(response).map((answer) => mutant.change(answer));
  const isUnrouted = changed.every((answer) => answer.status === 404 && !isError(answer));
  return isUnrouted ? 'no-such-operation' : undefined;
}

/** Whether an answer reads as an error of the contract: JSON that says so and has a code. */
function isError(answer: Answer): boolean {
  const isJson = /^application\/(.+\+)?json\b/.test(headerOf(answer, 'Content-Type') ?? '');
  return isJson && typeof memberOf(memberOf(jsonOf(answer), 'error'), 'code') === 'string';
}

/** The examples of the contract, changed; branches of the recursion are judged once for each operation, at `default`. */
function ofExchange(response: DeclaredResponse, all: readonly DeclaredResponse[]): UnversionedSeed[] {
  const answers = exampleAnswers(response);
  return responseMutants(response, all)
    .filter(({ turns = [] }) => isStraight(turns) || !/^[45]/.test(response.status))
    .map((mutant) => {
      // The first example that the change applies to: an operation that failed, where it is in the error.
      const changed = answers
        .map((answer) => mutant.change(answer))
        .find((answer) => !answers.includes(answer));
      const [first] = answers;
      const answer = changed ?? first;
      if (answer === undefined) throw new RangeError(`expected an example of ${response.path}, found none`);
      const original = answers.find((one) => changed !== undefined && mutant.change(one) !== one) ?? answer;
      return {
        ...seedOf(mutant, response),
        origin: 'exchange',
        subject: { exchange: exchangeOf(exampleRequest(response, original), answer) },
      };
    });
}

/** Whether the recursion went through one member only, again and again, or did not begin. */
function isStraight(turns: readonly string[]): boolean {
  return new Set(turns).size <= 1;
}

function seedOf(
  mutant: ResponseMutant,
  { route, status }: DeclaredResponse,
): Omit<UnversionedSeed, 'origin' | 'subject'> {
  return {
    id: `${route} ${status}: ${mutant.what}`,
    layer: route,
    class: mutant.class,
    what: mutant.what,
    expected: mutant.reason === undefined ? 'caught' : 'not-flagged',
    reason: mutant.reason,
  };
}

/** How the operation of a response declares a status: by itself, or as `default`. */
function keyOf({ route }: DeclaredResponse, status: number, all: readonly DeclaredResponse[]): string {
  const isDeclared = all.some((other) => other.route === route && other.status === String(status));
  return isDeclared ? String(status) : 'default';
}
