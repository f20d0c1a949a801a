import { answerVariations } from './conforming/answers.js';
import { kindVariations } from './conforming/kinds.js';
import { operationVariations } from './conforming/operation.js';
import { purchaseVariations } from './conforming/purchase.js';
import { readingVariations } from './conforming/readings.js';
import { formViolations } from './error/forms.js';
import { internalsViolations } from './error/internals.js';
import { errorViolations } from './error/shape.js';
import { finalViolations } from './final/purchased.js';
import { readingViolations } from './final/readings.js';
import { accessViolations } from './kinds/access.js';
import { consistentViolations } from './kinds/consistent.js';
import { dataViolations } from './kinds/data.js';
import { identityVariations, identityViolations } from './kinds/identity.js';
import { methodVariations, methodViolations } from './kinds/methods.js';
import { ownedVariations, ownedViolations } from './kinds/owned.js';
import { requestVariations, requestViolations } from './kinds/requests.js';
import { secretVariations, secretViolations } from './kinds/secrets.js';
import { signatureViolations } from './kinds/signatures.js';
import { spelledVariations, spelledViolations } from './kinds/spelled.js';
import { strangerVariations, strangerViolations } from './kinds/strangers.js';
import { cancellationViolations } from './life-cycle/cancellation.js';
import { courseViolations } from './life-cycle/course.js';
import { holdingVariations, holdingViolations } from './life-cycle/holdings.js';
import { numberViolations } from './life-cycle/number.js';
import { outcomeViolations } from './life-cycle/outcome.js';
import { lifeCycleViolations } from './life-cycle/reads.js';
import { memberViolations } from './operation/members.js';
import { operationViolations } from './operation/read.js';
import { transportViolations } from './operation/transport.js';
import { purchaseViolations } from './purchase/acceptance.js';
import { headerViolations } from './purchase/headers.js';
import { refusalViolations } from './purchase/refusals.js';
import type { Violation } from './violation.js';

/** Every wrong answer that an emulator can be asked for, layer by layer, and then the variations that conform. */
export const violations: readonly Violation[] = [
  ...purchaseViolations,
  ...headerViolations,
  ...refusalViolations,
  ...operationViolations,
  ...memberViolations,
  ...transportViolations,
  ...lifeCycleViolations,
  ...courseViolations,
  ...cancellationViolations,
  ...outcomeViolations,
  ...numberViolations,
  ...holdingViolations,
  ...errorViolations,
  ...formViolations,
  ...internalsViolations,
  ...finalViolations,
  ...readingViolations,
  ...accessViolations,
  ...dataViolations,
  ...consistentViolations,
  ...ownedViolations,
  ...requestViolations,
  ...strangerViolations,
  ...identityViolations,
  ...secretViolations,
  ...methodViolations,
  ...signatureViolations,
  ...spelledViolations,
  ...answerVariations,
  ...purchaseVariations,
  ...operationVariations,
  ...readingVariations,
  ...kindVariations,
  ...holdingVariations,
  ...ownedVariations,
  ...requestVariations,
  ...strangerVariations,
  ...identityVariations,
  ...secretVariations,
  ...methodVariations,
  ...spelledVariations,
];
