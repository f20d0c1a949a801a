import type { Terminal } from './terminal.js';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What tells a command to stop. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Does what Ctrl+C does. */
  readonly now: () => void;
  /** Lets signals end the process again. */
  stop(): void;
}

/** Turns the first signal that would end the process into one that aborts; the second one ends it. */
export function interruptible(terminal: Pick<Terminal, 'on' | 'off'>): Interrupt {
  const controller = new AbortController();
  const stop = () => {
    for (const name of signals) terminal.off(name, now);
  };
  const now = () => {
    stop();
    controller.abort();
  };
  for (const name of signals) terminal.on(name, now);
  return { signal: controller.signal, now, stop };
}
