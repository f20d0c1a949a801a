import { Worker } from 'node:worker_threads';
import { inOrder } from './order.js';
import type { Part } from './part.js';
import type { Result } from './result.js';
import type { WorkerMessage } from './worker.js';

/** Starts the worker with the loader that runs TypeScript, which threads of Node 20 do not inherit. */
const bootstrap = `import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))}).then(({ register }) => {
  register();
  return import(${JSON.stringify(new URL('worker.ts', import.meta.url).href)});
});`;

/**
 * Judges all seeds in worker threads.
 *
 * @param count - the number of threads
 * @param onProgress - called with the number of seeds judged so far
 * @throws what a worker threw; the others are then stopped
 */
export async function judgeInWorkers(
  count: number,
  onProgress: (judged: number) => void = () => {},
): Promise<Result[]> {
  let judged = 0;
  const parts = Array.from({ length: count }, (_, index): Part => ({ index, count }));
  const workers = parts.map((workerData) => new Worker(bootstrap, { eval: true, workerData }));
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
    return await inOrder((await Promise.all(finished)).flat());
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
