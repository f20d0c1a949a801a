import { smoke } from '../smoke.ts';

// Whoever drives the browser calls it.
Object.assign(globalThis, { smoke });
