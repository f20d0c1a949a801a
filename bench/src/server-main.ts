import process from 'node:process';
import { startBenchServer } from './server.js';

// A process of its own, so that the server's work is no part of what is measured. Ends with its parent.
const server = await startBenchServer();
process.send?.(server.url);
process.once('disconnect', () => process.exit());
