export { type ServerOptions, type StartedEmulator, startEmulator } from './start.js';
export type { KeyPair, TlsOptions } from './tls/tls-options.js';
export * from './worker.js';
