import { jsonOf, memberOf, withBody } from '@acs-contracts/phone-numbers-emulator/edits';
import type { DeclaredResponse } from '../contract/responses.js';
import type { ResponseMutant } from './response-mutant.js';

/** Success and redirection as HTTP has them (RFC 9110, sections 15.3 and 15.4). */
const belowErrors: readonly number[] = [200, 201, 202, 203, 204, 205, 206, 300, 301, 302, 303, 304, 307, 308];
/** One status of each kind of error. */
const errors: readonly number[] = [400, 404, 500, 503];
const withoutBody: readonly number[] = [204, 205, 304];

/**
 * The response under every status that its operation does not declare: other successes and redirections, and errors
 * for what is a success. An error under another error status is left out, `default` declares them all.
 */
export function statusMutants(response: DeclaredResponse, declared: readonly string[]): ResponseMutant[] {
  const isSuccess = response.status.startsWith('2');
  return [
    ...belowErrors.filter((status) => !declared.includes(String(status))),
    ...(isSuccess ? errors : []),
  ].map((status) => ({
    class: 'status',
    what: `status is ${status}`,
    change(answer) {
      // A failed operation looks nothing like an error response, but its `error` does.
      if (status >= 400 && typeof memberOf(jsonOf(answer), 'error') === 'object') return answer;
      const changed = { ...answer, status };
      return withoutBody.includes(status) ? withBody(changed, '') : changed;
    },
  }));
}
