import { checkRecorded } from '../check-exchange.js';
import { contractPath, type Operation, operationsOf } from '../contract.js';
import type { Finding } from '../finding.js';
import type { JudgingContract } from '../published-contract.js';
import type { RecordedExchange } from '../recorded-exchange.js';
import { UnknownRouteError } from '../rules/apply-rules.js';
import { deepErrors } from '../rules/deep-errors.js';
import { rules as allRules } from '../rules/index.js';
import { exactMediaType } from '../rules/media-type.js';
import { noInternals } from '../rules/no-internals.js';
import type { Rule } from '../rules/rule.js';
import { shape } from '../rules/shape.js';
import { strictJson } from '../rules/strict-json.js';

/** What makes the form of an error. */
const ofForm: readonly Rule[] = [shape, deepErrors, exactMediaType, strictJson];

/**
 * The findings about an answer. One to a method that the contract does not have for a path is an error like any other: where it
 * is refused, it has the form of the errors of that path and tells no internals. A refusal that is no JSON at all, or empty, may
 * be that of a server in between, and its form is not judged; neither is that of an answer without a body by its method. Of a
 * path that the contract does not have, nothing is said.
 */
export async function checkAnswer(
  exchange: RecordedExchange,
  contract: JudgingContract,
  rules: readonly Rule[] = allRules,
): Promise<readonly Finding[]> {
  if (exchange.operation !== undefined) return checkRecorded(exchange, contract, rules);
  const [other] = operationsOf(contract, contractPath(exchange.request.url));
  if (other === undefined) return [];
  return [
    ...(await checkMethod(exchange, contract, rules)),
    ...(await checkError(exchange, other, contract, rules)),
  ];
}

/** What the contract says of the method itself; it says nothing unless the path is an action. */
async function checkMethod(
  exchange: RecordedExchange,
  contract: JudgingContract,
  rules: readonly Rule[],
): Promise<readonly Finding[]> {
  try {
    return await checkRecorded(exchange, contract, rules);
  } catch (error) {
    if (error instanceof UnknownRouteError) return [];
    throw error;
  }
}

/** Holds a refusal against the errors of an operation that its path has in another method. */
async function checkError(
  exchange: RecordedExchange,
  operation: Operation,
  contract: JudgingContract,
  rules: readonly Rule[],
): Promise<readonly Finding[]> {
  const { request, response } = exchange;
  if (response.status < 400) return [];
  const isJudged = request.method !== 'HEAD' && /json/.test(response.mediaType ?? '');
  const applied = rules.filter((rule) => rule === noInternals || (isJudged && ofForm.includes(rule)));
  const { judge } = contract;
  const answered = { ...exchange, operation };
  const diagnostics = { request: [], response: isJudged ? (await judge(answered)).response : [] };
  const findings = await Promise.all(
    applied.map((rule) => rule.check({ exchange: answered, contract, operation, diagnostics, judge })),
  );
  return findings.flatMap((ofRule) => ofRule.slice(0, 100));
}
