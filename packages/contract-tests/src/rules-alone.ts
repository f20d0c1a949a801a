// The rules without Prism and without Node.js: what runs where there are only web standards.
export {
  type Contract,
  contractPath,
  findOperation,
  type Operation,
  type OperationBody,
  type OperationContent,
  type OperationParameter,
  type OperationRequest,
  type OperationResponse,
} from './contract.js';
export type { Diagnostic, Diagnostics, Judge } from './diagnostics.js';
export {
  type Exchange,
  type ExchangeRequest,
  type ExchangeResponse,
  type HeaderList,
  headerValue,
  mediaType,
} from './exchange.js';
export type { Finding, Severity } from './finding.js';
export { prune } from './prune.js';
export {
  type RecordedExchange,
  type RecordedMessage,
  type RecordedRequest,
  type RecordedResponse,
  readBody,
  readExchange,
} from './recorded-exchange.js';
export type { Route } from './routes.js';
export { applyRules, type Checks, UnknownRouteError } from './rules/apply-rules.js';
export { rules } from './rules/index.js';
export type { Rule, RuleInput } from './rules/rule.js';
export { sequenceRules } from './sequence/index.js';
export { type OperationRun, readSequence, type Sequence, type Step } from './sequence/sequence.js';
export type { SequenceRule } from './sequence/sequence-rule.js';
