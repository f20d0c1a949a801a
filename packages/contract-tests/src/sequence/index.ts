import { cancelHasEffect } from './cancel-has-effect.js';
import { identityStays } from './identity-stays.js';
import { linksLeadSomewhere } from './links-lead-somewhere.js';
import { operationStays } from './operation-stays.js';
import { outcomeHolds } from './outcome-holds.js';
import type { SequenceRule } from './sequence-rule.js';
import { terminalStays } from './terminal-stays.js';
import { timeGoesForward } from './time-goes-forward.js';

/** Every rule for the life of an operation: what no single exchange can show. */
export const sequenceRules: readonly SequenceRule[] = [
  terminalStays,
  identityStays,
  timeGoesForward,
  operationStays,
  linksLeadSomewhere,
  outcomeHolds,
  cancelHasEffect,
];
