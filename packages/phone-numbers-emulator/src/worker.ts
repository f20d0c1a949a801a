// All but the server: what runs where there are only web standards.
export type { AdminAccess } from './admin/access.js';
export { type Answer, answerOf, type HeaderList } from './answer.js';
export { type Clock, manualClock, systemClock } from './clock.js';
export type { Pace } from './course.js';
export { createEmulator, type Emulator } from './emulator.js';
export type { EmulatorOptions } from './emulator-options.js';
export { type Fixtures, fixtures } from './fixtures.js';
export type { Inventory } from './inventory.js';
export type { Ledger, Purchase } from './ledger.js';
export type { Mutation, MutationContext, Route } from './mutation.js';
export type { OperationKind } from './operation.js';
export type { Scenario, Search, SearchOptions } from './search.js';
export type { OwnedOptions, Seed } from './seed/seed.js';
export type { StockOptions } from './stock/stock-options.js';
export { type Unrecorded, type UnrecordedOptions, unrecorded } from './unrecorded/choices.js';
export { violations } from './violations/index.js';
export { UnknownViolationError } from './violations/select.js';
export type { Violation } from './violations/violation.js';
