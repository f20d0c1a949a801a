/** How long an owner may show no sign of life before its claim counts as left behind, in milliseconds. */
export const leaseMs = 5000;

/** How often an owner shows that it lives, in milliseconds. */
const heartbeatMs = 1000;

/** Shows again and again that the owner of something lives; returns a function that ends this. */
export function keepAlive(touch: () => Promise<void>): () => void {
  // A sign of life that fails is a claim that was taken over, which the next step finds out.
  const timer = setInterval(() => void touch().catch(() => {}), heartbeatMs);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Waits a little.
 *
 * @throws the reason of the signal
 */
export async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', end);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', end, { once: true });
  });
}
