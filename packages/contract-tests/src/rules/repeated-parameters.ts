import { finding } from '../finding.js';
import type { RecordedRequest } from '../recorded-exchange.js';
import type { Rule } from './rule.js';

/**
 * A read with two different values for a parameter of the contract is refused: which of them counts is a guess, and a
 * gateway may guess otherwise than the server behind it. Nobody has recorded it, so that it is a deviation. Of other requests, which
 * change something, the rule `refusal` says more.
 */
export const repeatedParameters: Rule = {
  name: 'repeated-parameters',
  evidence: 'repeated-parameters',
  severity: 'deviation',
  check({ exchange: { request, response }, operation }) {
    if (response.status >= 400 && response.status !== 500) return [];
    return repeatedOnRead(request).flatMap((name) => {
      const values = new Set(request.url.searchParams.getAll(name));
      const isDeclared = operation.request?.query?.some((parameter) => parameter.name === name);
      if (values.size < 2 || !isDeclared) return [];
      const expected = `a refusal (4xx), because of two values of ${name}`;
      return [finding(repeatedParameters, 'status', expected, response.status)];
    });
  },
};

/** The names of the parameters that the query of a read has more than once. */
export function repeatedOnRead({ method, url: { searchParams } }: RecordedRequest): string[] {
  if (method !== 'GET') return [];
  return [...new Set(searchParams.keys())].filter((name) => searchParams.getAll(name).length > 1);
}
