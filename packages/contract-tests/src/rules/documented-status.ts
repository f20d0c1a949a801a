import { finding } from '../finding.js';
import type { Rule } from './rule.js';

/**
 * An answer that is not an error has a status which the operation declares. `default` stands for errors only, but a
 * validator takes it for every status: a 200 with an error envelope would pass.
 */
export const documentedStatus: Rule = {
  name: 'documented-status',
  ledger: 'default-is-an-error',
  check({ exchange, operation }) {
    const { status } = exchange.response;
    const declared = operation.responses.map(({ code }) => code);
    if (status >= 400 || declared.includes(String(status))) return [];
    const successes = declared.filter((code) => code.startsWith('2'));
    return [finding(documentedStatus, 'status', `${successes.join(' or ')}, or an error (4xx, 5xx)`, status)];
  },
};
