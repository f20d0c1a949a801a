export { checkExchange } from './check-exchange.js';
export { checkOperation } from './check-operation.js';
export { type MockServer, startMockServer } from './prism/mock-server.js';
export { fetchFromMock, PrismProblemError } from './prism/prism-problem.js';
export { contractVersionFor, publishedVersions } from './published.js';
export { contractFor, type JudgingContract, publishedContract, readContract } from './published-contract.js';
// What runs without Node.js, too.
export * from './rules-alone.js';
export { BrokenResponseError, type SendOptions, send } from './send.js';
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
