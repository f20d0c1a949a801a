import { expect } from 'vitest';
import { checkExchange } from './check-exchange.js';
import { checkOperation } from './check-operation.js';
import type { Exchange } from './exchange.js';
import { type Finding, finding } from './finding.js';
import { contractFor } from './published-contract.js';
import { redact } from './redact.js';
import { exchangeOf, type SentRequest } from './response-exchange.js';
import { documentedStatus } from './rules/documented-status.js';
import { rules } from './rules/index.js';
import { refusal } from './rules/refusal.js';

export type { SentRequest } from './response-exchange.js';

declare global {
  // vitest 4 and 5 give their own `Matchers` different type parameters, so that no declaration fits both; the assertions
  // of both are made of Chai's.
  namespace Chai {
    interface Assertion {
      /**
       * Checks a `Response` of `fetch`, an `Exchange`, or the exchanges of one purchase in the order they happened against
       * the contract. Always `await` it.
       *
       * @param request - for a `Response` only, the request that it answers: a `Request`, or what the response does not say.
       * @throws UnknownRouteError when the contract describes no such route
       * @throws TypeError when a request is given for anything but a `Response`
       */
      toSatisfyContract(request?: Request | SentRequest): Promise<void>;
    }
  }
}

expect.extend({
  async toSatisfyContract(
    received: Response | Exchange | readonly Exchange[],
    request?: Request | SentRequest,
  ) {
    if (request !== undefined && !(received instanceof Response)) {
      throw new TypeError('expected a request with a Response only: an exchange has its own');
    }
    const { what, findings } = await check(received, request ?? {});
    const isSatisfied = findings.every(({ severity }) => severity === 'deviation');
    return {
      pass: isSatisfied,
      message: () =>
        isSatisfied
          ? `expected ${what} to break the contract, and it conforms`
          : [`expected ${what} to satisfy the contract, got:`, ...findings.map(describe)].join('\n'),
    };
  },
});

interface Outcome {
  readonly what: string;
  readonly findings: readonly Finding[];
}

async function check(
  received: Response | Exchange | readonly Exchange[],
  request: Request | SentRequest,
): Promise<Outcome> {
  if (received instanceof Response) return checkResponse(received, request);
  if ('request' in received) return { what: name(received), findings: await checkExchange(received) };
  const single = await Promise.all(
    received.map(async (exchange, index) =>
      (await checkExchange(exchange)).map((found) => ({ ...found, exchange: index })),
    ),
  );
  const findings = [...single.flat(), ...(await checkOperation(received))];
  return { what: `${received.length} exchanges`, findings };
}

async function checkResponse(response: Response, request: Request | SentRequest): Promise<Outcome> {
  const { exchange, isRequestComplete } = await exchangeOf(response, request, contractFor);
  const what = name(exchange);
  if (response.redirected) {
    const followed = `a redirect that fetch followed to ${response.url}`;
    return { what, findings: [finding(documentedStatus, 'status', 'an answer, no redirect', followed)] };
  }
  const applied = isRequestComplete ? rules : rules.filter((rule) => rule !== refusal);
  return { what, findings: await checkExchange(exchange, { rules: applied }) };
}

function name({ request, response }: Exchange): string {
  return `${request.method} ${redact(request.url)} → ${response.status}`;
}

function describe({ exchange, rule, where, expected, actual, link }: Finding): string {
  const place = exchange === undefined ? where : `exchange ${exchange}, ${where}`;
  return `- ${place}: expected ${expected}, got ${actual} (${rule}, ${link})`;
}
