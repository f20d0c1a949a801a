import { type ApiVersion, documentOf } from '../contract/document.js';
import { exampleAnswers, exampleRequest, exchangeOf } from '../contract/exchanges.js';
import { declaredResponses } from '../contract/responses.js';
import { requestMutants } from '../derived/request-mutants.js';
import type { UnversionedSeed } from './seed.js';

/** Every invalid request of every operation, answered with a success of the contract. */
export function refusalSeeds(apiVersion: ApiVersion): UnversionedSeed[] {
  return declaredResponses(documentOf(apiVersion))
    .filter(({ status }) => status.startsWith('2'))
    .flatMap((response) => {
      const answer = exampleAnswers(response)[0];
      if (answer === undefined) return [];
      return requestMutants(response, exampleRequest(response)).map(
        ({ what, request }): UnversionedSeed => ({
          origin: 'exchange',
          id: `${response.route} ${response.status} to a request ${what}`,
          layer: response.route,
          class: 'refusal',
          what: `a request ${what} is accepted`,
          expected: 'caught',
          subject: { exchange: exchangeOf(request, answer) },
        }),
      );
    });
}
