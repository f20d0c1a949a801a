import { finding } from '../finding.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { memberOf, textMember } from './members.js';
import type { Rule } from './rule.js';

/**
 * An answer that is not an error has a status which the operation declares. `default` stands for errors only, but a
 * validator takes it for every status: a 200 with an error envelope would pass. A body that is an error, and nothing else, has
 * the status of an error.
 */
export const documentedStatus: Rule = {
  name: 'documented-status',
  evidence: 'default-is-an-error',
  check({ exchange, operation }) {
    const { status } = exchange.response;
    if (status < 400 && isError(exchange)) return [finding(documentedStatus, 'status', errorStatus, status)];
    const declared = operation.responses.map(({ code }) => code);
    if (status >= 400 || declared.includes(String(status))) return [];
    const successes = declared.filter((code) => code.startsWith('2'));
    return [finding(documentedStatus, 'status', `${successes.join(' or ')}, or an error (4xx, 5xx)`, status)];
  },
};

const errorStatus = '4xx or 5xx, as the body is an error';

function isError({ response: { body } }: RecordedExchange): boolean {
  const code = textMember(memberOf(body, 'error'), 'code');
  return code !== undefined && typeof body === 'object' && body !== null && Object.keys(body).length === 1;
}
