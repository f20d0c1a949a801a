export { type ServerOptions, type StartedEmulator, startEmulator } from './start.js';
export * from './worker.js';
