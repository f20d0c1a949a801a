// Loaded into every Node.js process of a guide: the client waits two seconds and more between two reads of an operation, and
// guides are run to see what happens, not to see the time pass. Limits are shorter, longer, or those five seconds that vitest
// and others take, and stay as they are.
const { setTimeout: original } = globalThis;

globalThis.setTimeout = Object.assign((callback, delay = 0, ...args) => {
  const isPause = delay > 1500 && delay < 9500 && delay !== 5000;
  return original(callback, isPause ? delay / 20 : delay, ...args);
}, original);
