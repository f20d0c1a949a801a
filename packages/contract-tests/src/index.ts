export { checkExchange } from './check-exchange.js';
export { checkOperation } from './check-operation.js';
export {
  type Contract,
  contractPath,
  findOperation,
  type Operation,
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
export type { Finding, Severity } from './finding.js';
export { type MockServer, startMockServer } from './prism/mock-server.js';
export { fetchFromMock, PrismProblemError } from './prism/prism-problem.js';
export { contractVersionFor, publishedVersions } from './published.js';
export { contractFor, publishedContract, readContract } from './published-contract.js';
export { UnknownRouteError } from './rules/apply-rules.js';
export { rules } from './rules/index.js';
export type { Rule, RuleInput } from './rules/rule.js';
export { BrokenResponseError, type SendOptions, send } from './send.js';
export { sequenceRules } from './sequence/index.js';
export type { OperationRun, Sequence, Step } from './sequence/sequence.js';
export type { SequenceRule } from './sequence/sequence-rule.js';
export type { Diagnostic, Judge, Verdict } from './verdict.js';
export type { Credentials } from './verify/credentials.js';
export type { Evidence, EvidenceResponse } from './verify/evidence.js';
export { type Expectation, expectations } from './verify/expectations.js';
export type { Fixtures } from './verify/fixtures.js';
export type { Progress } from './verify/recorder.js';
export type {
  Consequence,
  Occurrence,
  PurchaseState,
  Report,
  ReportedFinding,
  ReportedPurchase,
  ReportSummary,
  ScenarioResult,
} from './verify/report.js';
export { AccessDeniedError, type Transport, UnreachableError } from './verify/transport.js';
export { type VerifyOptions, verify } from './verify/verify.js';
