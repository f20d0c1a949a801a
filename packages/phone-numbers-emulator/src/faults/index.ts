import { conformingVariations } from './conforming.js';
import { errorFaults } from './error.js';
import type { Fault } from './fault.js';
import { finalFaults } from './final.js';
import { lifeCycleFaults } from './life-cycle.js';
import { operationFaults } from './operation.js';
import { purchaseFaults } from './purchase.js';

/** Every fault that an emulator can be asked for: violations of the contract, and variations that conform. */
export const faults: readonly Fault[] = [
  ...purchaseFaults,
  ...operationFaults,
  ...lifeCycleFaults,
  ...errorFaults,
  ...finalFaults,
  ...conformingVariations,
];
