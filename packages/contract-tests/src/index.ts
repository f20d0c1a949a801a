export { checkExchange, UnknownRouteError } from './check-exchange.js';
export { checkOperation } from './check-operation.js';
export {
  type Contract,
  contractPath,
  findOperation,
  type Operation,
  publishedContract,
  readContract,
} from './contract.js';
export {
  type Exchange,
  type ExchangeRequest,
  type ExchangeResponse,
  type HeaderList,
  headerValue,
  mediaType,
  readBody,
} from './exchange.js';
export type { Finding } from './finding.js';
export type { Diagnostic, Verdict } from './prism/engine.js';
export { type MockServer, startMockServer } from './prism/mock-server.js';
export { fetchFromMock, PrismProblemError } from './prism/prism-problem.js';
export { rules } from './rules/index.js';
export type { Rule, RuleInput } from './rules/rule.js';
export { send } from './send.js';
export { sequenceRules } from './sequence/index.js';
export type { OperationRun, Sequence, Step } from './sequence/sequence.js';
export type { SequenceRule } from './sequence/sequence-rule.js';
