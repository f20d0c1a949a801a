import { boughtAsFound } from './bought-as-found.js';
import { cancelHasEffect } from './cancel-has-effect.js';
import { foundAsAsked } from './found-as-asked.js';
import { identityStays } from './identity-stays.js';
import { linksLeadSomewhere } from './links-lead-somewhere.js';
import { operationStays } from './operation-stays.js';
import { outcomeHolds } from './outcome-holds.js';
import { ownOperation } from './own-operation.js';
import { ownedStays } from './owned-stays.js';
import { readingsAgree } from './readings-agree.js';
import { refusalHasNoEffect } from './refusal-has-no-effect.js';
import { releasedIsGone } from './released-is-gone.js';
import { searchHolds } from './search-holds.js';
import type { SequenceRule } from './sequence-rule.js';
import { startedNow } from './started-now.js';
import { terminalStays } from './terminal-stays.js';
import { timeGoesForward } from './time-goes-forward.js';
import { updatedAsAsked } from './updated-as-asked.js';
import { validatorsChange } from './validators-change.js';

/**
 * Every rule for the life of an operation: what no single exchange can show. Where two of them object to one place, the first one
 * is reported: what was taken away comes before the link that is dead since.
 */
export const sequenceRules: readonly SequenceRule[] = [
  terminalStays,
  identityStays,
  ownOperation,
  timeGoesForward,
  startedNow,
  operationStays,
  refusalHasNoEffect,
  linksLeadSomewhere,
  outcomeHolds,
  cancelHasEffect,
  foundAsAsked,
  searchHolds,
  boughtAsFound,
  updatedAsAsked,
  releasedIsGone,
  ownedStays,
  readingsAgree,
  validatorsChange,
];
