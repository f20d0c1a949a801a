import type { Fault } from '@acs-contracts/phone-numbers-emulator';
import { cancellationViolations } from './cancellation.js';
import { answerVariations } from './conforming-answers.js';
import { operationVariations } from './conforming-operation.js';
import { purchaseVariations } from './conforming-purchase.js';
import { errorViolations } from './error.js';
import { finalViolations } from './final.js';
import { accessViolations } from './kinds-access.js';
import { kindVariations } from './kinds-conforming.js';
import { consistentViolations } from './kinds-consistent.js';
import { dataViolations } from './kinds-data.js';
import { lifeCycleViolations } from './life-cycle.js';
import { operationViolations } from './operation.js';
import { outcomeViolations } from './outcome.js';
import { purchaseViolations } from './purchase.js';
import { refusalViolations } from './refusals.js';
import { securityViolations } from './security.js';
import { transportViolations } from './transport.js';

/**
 * Violations and variations that are not in the catalogue of the emulator. The catalogue was there when the rules were
 * written; these stand for what others will try.
 */
export const furtherSeeds: readonly Fault[] = [
  ...purchaseViolations,
  ...refusalViolations,
  ...operationViolations,
  ...transportViolations,
  ...lifeCycleViolations,
  ...cancellationViolations,
  ...outcomeViolations,
  ...errorViolations,
  ...securityViolations,
  ...finalViolations,
  ...accessViolations,
  ...dataViolations,
  ...consistentViolations,
  ...purchaseVariations,
  ...operationVariations,
  ...answerVariations,
  ...kindVariations,
];
