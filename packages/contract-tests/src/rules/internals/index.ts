import type { Internal } from './internal.js';
import { secrets } from './secrets.js';
import { surroundings } from './surroundings.js';
import { traces } from './traces.js';

/** What only the inside of a service knows, the most telling first. */
export const internals: readonly Internal[] = [...secrets, ...traces, ...surroundings];
