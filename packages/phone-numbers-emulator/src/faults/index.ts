import type { Fault } from './fault.js';

/** Every fault that an emulator can be asked for. */
export const faults: readonly Fault[] = [];
