import { parentPort, workerData } from 'node:worker_threads';
import { judgePart } from './judge-part.js';
import type { Result } from './result.js';

/** What a worker says: how many more seeds are judged, and at the end what came of them. */
export type WorkerMessage = { readonly judged: number } | { readonly results: readonly Result[] };

/** How many seeds a worker judges between two messages. */
const step = 50;

if (parentPort === null) throw new Error('expected to run in a worker thread');
const port = parentPort;
const say = (message: WorkerMessage) => port.postMessage(message);

let count = 0;
const results = await judgePart(workerData, () => {
  count += 1;
  if (count % step === 0) say({ judged: step });
});
say({ results });
