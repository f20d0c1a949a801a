import type { Terminal } from './terminal.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Turns the first signal that would end the process into one that aborts; the second one ends it as ever. */
export function interruptible(terminal: Pick<Terminal, 'on' | 'off'>): {
  readonly signal: AbortSignal;
  stop(): void;
} {
  const controller = new AbortController();
  const stop = () => {
    for (const name of signals) terminal.off(name, interrupt);
  };
  const interrupt = () => {
    stop();
    controller.abort();
  };
  for (const name of signals) terminal.on(name, interrupt);
  return { signal: controller.signal, stop };
}
