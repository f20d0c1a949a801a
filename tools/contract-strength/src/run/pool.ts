import { Worker } from 'node:worker_threads';
import type { Result } from './result.js';
import { divide, type Shard } from './shard.js';
import type { WorkerMessage } from './worker.js';

/** Starts the worker with the loader that runs TypeScript, which threads of Node 20 do not inherit. */
const bootstrap = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
  register();
  return import(${JSON.stringify(new URL('worker.ts', import.meta.url).href)});
});`;

/**
 * Judges the seeds of a shard in worker threads. The results come in no particular order.
 *
 * @param onProgress - called with the number of seeds judged so far
 * @throws what a worker threw; the others are then stopped
 */
export async function judgeInWorkers(
  shard: Shard,
  count: number,
  onProgress: (judged: number) => void = () => {},
): Promise<Result[]> {
  let judged = 0;
  const workers = divide(shard, count).map((workerData) => new Worker(bootstrap, { eval: true, workerData }));
  const finished = workers.map(
    (worker) =>
      new Promise<readonly Result[]>((resolve, reject) => {
        worker.on('error', reject);
        worker.on('exit', (code) => reject(new Error(`a worker stopped with ${code}, without results`)));
        worker.on('message', (message: WorkerMessage) => {
          if ('results' in message) return resolve(message.results);
          judged += message.judged;
          onProgress(judged);
        });
      }),
  );
  try {
    return (await Promise.all(finished)).flat();
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
