import { exampleAnswers, exampleRequest, exchangeOf } from '../contract/exchanges.js';
import { type DeclaredResponse, declaredResponses } from '../contract/responses.js';
import { lifeCycleMutants } from '../derived/life-cycle.js';
import type { ResponseMutant } from '../derived/response-mutant.js';
import { responseMutants } from '../derived/response-mutants.js';
import type { Seed } from './seed.js';
import type { Survey } from './survey.js';

/** Every mutant that follows from the contract: of each response by itself, of those that a session meets, and of its reads. */
export function derivedSeeds({ statuses, reads, nested }: Survey): Seed[] {
  const all = declaredResponses();
  const met = all.filter((response) =>
    [...(statuses.get(response.route) ?? [])].some(
      (status) => keyOf(response, status, all) === response.status,
    ),
  );
  return [
    ...lifeCycleMutants(reads).map(
      ({ mutate, ...mutant }): Seed => ({
        ...mutant,
        origin: 'life cycle',
        id: mutant.what,
        layer: 'life cycle',
        expected: mutant.reason === undefined ? 'caught' : 'not-flagged',
        subject: { mutate },
      }),
    ),
    ...met.flatMap((response) => ofSession(response, all, nested)),
    ...all.flatMap((response) => ofExchange(response, all)),
  ];
}

/**
 * The responses of a session, changed whenever they come. The recursion goes straight down through one member, six deep
 * where the session has errors inside of errors anyway, and one deep elsewhere: every path of it is for `ofExchange`.
 */
function ofSession(
  response: DeclaredResponse,
  all: readonly DeclaredResponse[],
  nested: ReadonlySet<string>,
): Seed[] {
  const { route, status } = response;
  const isNested = nested.has(`${route} ${status}`);
  return responseMutants(response, all)
    .filter(({ turns = [] }) => isStraight(turns) && (isNested || turns.length <= 1))
    .map((mutant) => ({
      ...seedOf(mutant, response),
      origin: 'session',
      subject: {
        mutate: (answer, context) =>
          context.route === route && keyOf(response, answer.status, all) === status
            ? mutant.change(answer)
            : answer,
      },
    }));
}

/** The examples of the contract, changed; branches of the recursion are judged once for each operation, at `default`. */
function ofExchange(response: DeclaredResponse, all: readonly DeclaredResponse[]): Seed[] {
  const request = exampleRequest(response);
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
      if (answer === undefined) throw new RangeError(`expected an example of ${request.url}, found none`);
      return {
        ...seedOf(mutant, response),
        origin: 'exchange',
        subject: { exchange: exchangeOf(request, answer) },
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
): Omit<Seed, 'origin' | 'subject'> {
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
