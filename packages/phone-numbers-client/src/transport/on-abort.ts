type Callbacks = Set<(reason: unknown) => void>;

/** One listener for each signal, however many wait for it: Node warns of a leak after ten. */
const listening = new WeakMap<AbortSignal, { readonly callbacks: Callbacks; readonly stop: () => void }>();

/**
 * Calls back once if a signal is aborted, at once if it is already; returns a function that cancels this. Leaves no
 * listener behind.
 */
export function onAbort(signal: AbortSignal, callback: (reason: unknown) => void): () => void {
  if (signal.aborted) {
    callback(signal.reason);
    return () => {};
  }
  const { callbacks, stop } = listening.get(signal) ?? listen(signal);
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size === 0) stop();
  };
}

function listen(signal: AbortSignal) {
  const callbacks: Callbacks = new Set();
  const stop = () => {
    if (listening.get(signal)?.stop !== stop) return;
    signal.removeEventListener('abort', listener);
    listening.delete(signal);
  };
  const listener = () => {
    stop();
    for (const callback of callbacks) callback(signal.reason);
  };
  signal.addEventListener('abort', listener);
  const entry = { callbacks, stop };
  listening.set(signal, entry);
  return entry;
}
