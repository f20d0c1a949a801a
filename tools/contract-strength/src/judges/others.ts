import { createRequire } from 'node:module';
import type { Rule } from '@acs-contracts/contract-tests';
import type { ApiVersion } from '../contract/document.js';
import { isInvalidResponse, responseValidatorName } from './response-validator.js';

const { version } = createRequire(import.meta.url)('@stoplight/prism-http/package.json');

/** The validators that the suite is measured against, as the tables name them. */
export const otherNames = [
  `Prism (prism-http ${version})`,
  'Prism, and the status is declared',
  responseValidatorName,
] as const;

/** Which of the other validators find violation with an exchange, in the order of their names. */
export type Verdicts = readonly boolean[];

/** Asks the others about every exchange that passes by. */
export interface Observer {
  /** Gives no findings of its own. */
  readonly rule: Rule;
  /** Which of the others found violation with any exchange so far. */
  verdicts(): Verdicts;
}

/** Makes an observer. What it is asked about are the exchanges that the suite judges, one by one. */
export function createObserver(apiVersion: ApiVersion): Observer {
  const found = otherNames.map(() => false);
  return {
    verdicts: () => [...found],
    rule: {
      name: 'others',
      evidence: 'shape',
      check({ exchange, operation, diagnostics }) {
        const { status } = exchange.response;
        const isDeclared = operation.responses.some(({ code }) => code === String(status));
        const byPrism = diagnostics.response.length > 0;
        const verdicts = [
          byPrism,
          byPrism || (status < 400 && !isDeclared),
          isInvalidResponse(apiVersion, exchange, operation),
        ];
        for (const [index, isInvalid] of verdicts.entries()) found[index] ||= isInvalid;
        return [];
      },
    },
  };
}
