import { agreement } from './agreement.js';
import { deepErrors } from './deep-errors.js';
import { documentedStatus } from './documented-status.js';
import { headerForms } from './header-forms.js';
import { httpDates } from './http-dates.js';
import { knownValues } from './known-values.js';
import { linkTarget } from './link-target.js';
import { exactMediaType } from './media-type.js';
import { nextLink } from './next-link.js';
import { noInternals } from './no-internals.js';
import { notShared } from './not-shared.js';
import { operationConsistency } from './operation-consistency.js';
import { pendingNotCached } from './pending-not-cached.js';
import { refusal } from './refusal.js';
import { repeatedParameters } from './repeated-parameters.js';
import { retryAfterForm } from './retry-after-form.js';
import type { Rule } from './rule.js';
import { sameOrigin } from './same-origin.js';
import { shape } from './shape.js';
import { singleValueHeaders } from './single-value-headers.js';
import { strictJson } from './strict-json.js';
import { undeclaredBody } from './undeclared-body.js';

/** Every rule: Prism's, and those for what Prism cannot see. */
export const rules: readonly Rule[] = [
  shape,
  deepErrors,
  documentedStatus,
  exactMediaType,
  undeclaredBody,
  agreement,
  refusal,
  repeatedParameters,
  singleValueHeaders,
  retryAfterForm,
  strictJson,
  sameOrigin,
  nextLink,
  pendingNotCached,
  noInternals,
  operationConsistency,
  linkTarget,
  knownValues,
  httpDates,
  headerForms,
  notShared,
];
