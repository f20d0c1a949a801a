import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const suspicious = 48 * 1024 * 1024;

/** The memory that this process uses, in bytes, after garbage collection. */
export function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return measure();
}

/** Samples the memory of this process; `growth` returns the largest growth so far, in bytes. */
export function watchMemory(): { growth(): number; stop(): void } {
  const before = measure();
  let highest = 0;
  const sample = () => {
    // What looks large may be garbage.
    const growth = measure() - before;
    highest = Math.max(highest, growth > suspicious ? memoryInUse() - before : growth);
  };
  const timer = setInterval(sample, 20);
  timer.unref();
  return {
    growth() {
      sample();
      return highest;
    },
    stop: () => clearInterval(timer),
  };
}

function measure(): number {
  // That of the process reads files of the system, which is slow so often.
  const { used_heap_size, external_memory } = getHeapStatistics();
  return used_heap_size + external_memory;
}
