// What `pnpm faults` runs, on the lowest Node.js that the packages promise.
import { tryRows } from './try-rows.js';

const [trial = ''] = process.argv.slice(2);
// Clients leave connections and timers behind.
process.exit((await tryRows(JSON.parse(trial))) ? 0 : 1);
