import type { DeclaredResponse } from '../contract/responses.js';
import { bodyMutants } from './body-mutants.js';
import { headerMutants } from './header-mutants.js';
import { mediaTypeMutants } from './media-type-mutants.js';
import type { ResponseMutant } from './response-mutant.js';
import { statusMutants } from './status-mutants.js';

/**
 * Every mutant of a response: of its status, media type, headers, and of each node of its body.
 *
 * @param all - the responses of the contract, of which those of the same operation say which statuses it declares
 */
export function responseMutants(
  response: DeclaredResponse,
  all: readonly DeclaredResponse[],
): ResponseMutant[] {
  const declared = all.filter(({ route }) => route === response.route).map(({ status }) => status);
  return [
    ...statusMutants(response, declared),
    ...mediaTypeMutants(response),
    ...headerMutants(response),
    ...bodyMutants(response),
  ];
}
