import { smoke } from '../smoke.ts';

// The driver of the browser calls it.
Object.assign(globalThis, { smoke });
