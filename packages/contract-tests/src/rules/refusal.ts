import { finding } from '../finding.js';
import type { Rule } from './rule.js';

/** A request that breaks the contract is refused: whoever accepts one might buy what nobody asked for. */
export const refusal: Rule = {
  name: 'refusal',
  ledger: 'invalid-requests-are-refused',
  check({ exchange: { response }, verdict }) {
    if (response.status >= 400 || verdict.request.length === 0) return [];
    const reasons = verdict.request.map(({ message }) => message).join('; ');
    return [finding(refusal, 'status', `a refusal (4xx), because: ${reasons}`, response.status)];
  },
};
