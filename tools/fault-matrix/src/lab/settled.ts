/** Resolves once requests that are on their way have arrived. */
export async function settled(): Promise<void> {
  // A request on loopback takes a few turns of the event loop; a busy machine may need more of them.
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}
