import type { RequestListener } from 'node:http';
import { hostname as machineName } from 'node:os';
import { createEmulator, type Emulator } from './emulator.js';
import { type EmulatorOptions, emulatorChecks } from './emulator-options.js';
import { listen, stop } from './listen.js';
import { fail, handle } from './node-handler.js';
import { type Checks, checkOptions } from './option-checks.js';
import { createSelfSigned } from './tls/self-signed.js';
import { certificatesIn, type TlsOptions, tlsCheck } from './tls/tls-options.js';

/** An emulator and where it listens. */
export interface ServerOptions extends EmulatorOptions {
  /** 0 takes a port that is free. @default 0 */
  readonly port?: number | undefined;
  /**
   * The name or address to listen on: by default no other machine can reach it. `0.0.0.0` and `::` mean all addresses. With
   * an address that other machines see, the emulator listens on the same port of 127.0.0.1, too.
   * @default '127.0.0.1'
   */
  readonly hostname?: string | undefined;
  /**
   * Serves https: with a certificate that is made at the start (`selfSigned`, which needs the package selfsigned), or with one
   * that is given. By default, plain http.
   */
  readonly tls?: TlsOptions | undefined;
}

/** An emulator that listens. */
export interface StartedEmulator extends Emulator, AsyncDisposable {
  /** Works on this machine, whatever the hostname. Without a slash at the end: `http://127.0.0.1:49152`; https with TLS. */
  readonly url: string;
  /** What clients of the service take, for clients on this machine: `endpoint=…;accesskey=…`. */
  readonly connectionString: string;
  /** What clients have to trust, in PEM format. Nothing without TLS. */
  readonly certificate: string | undefined;
  /**
   * Stops it, and drops the connections that are open. Another call does nothing, and resolves when it has stopped.
   * `await using` calls it, where the language has that.
   */
  close(): Promise<void>;
}

/** What each option of a server must be. */
export const serverChecks: Checks<ServerOptions> = {
  port: {
    expected: 'a whole number from 0 to 65535',
    holds: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535,
  },
  hostname: {
    expected: 'a host name or an IP address',
    holds: (value) => typeof value === 'string' && /^[^\s/?#@[\]]+$/.test(value),
  },
  tls: tlsCheck,
  ...emulatorChecks,
};

/**
 * Starts an emulator on a port of this machine. Close it when the test ends, or the process stays:
 *
 * @example
 * const emulator = await startEmulator();
 * afterAll(() => emulator.close());
 *
 * @throws TypeError that names the option, when one is unknown or cannot be used
 * @throws the error of the socket when it cannot listen there (`code` is `EADDRINUSE` for a busy port)
 * @throws Error when a certificate has to be made and the package selfsigned is not installed
 * @throws whatever `createEmulator` throws
 */
export async function startEmulator(options: ServerOptions = {}): Promise<StartedEmulator> {
  checkOptions(options, serverChecks);
  const { port = 0, hostname = '127.0.0.1', tls, ...emulatorOptions } = options;
  const emulator = createEmulator(emulatorOptions);
  const keyPair = tls === 'selfSigned' ? await createSelfSigned(hostname) : tls;
  const serverNames = [hostname, machineName()].map((name) => name.toLowerCase());
  const listener: RequestListener = (incoming, outgoing) => {
    handle(emulator, serverNames, incoming, outgoing).catch((error: unknown) => fail(outgoing, error));
  };
  const { servers, url } = await listen(port, hostname, listener, keyPair);
  let stopped: Promise<void> | undefined;
  const close = () => {
    stopped ??= Promise.all(servers.map(stop)).then(() => {});
    return stopped;
  };
  return {
    ...emulator,
    url,
    connectionString: `endpoint=${url}/;accesskey=${emulator.accessKey}`,
    certificate: keyPair && certificatesIn(keyPair.cert),
    close,
    [Symbol.asyncDispose]: close,
  };
}
