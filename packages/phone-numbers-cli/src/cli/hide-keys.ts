import type { Terminal } from './terminal.js';

/** The access key of each connection string in a text. */
const accessKeys = /accesskey=([^;\s"']{8,})/gi;

/**
 * Returns the access keys that a command line or the environment holds, in connection strings: those that must not be printed or
 * stored, wherever a person has put them by mistake.
 */
export function accessKeysOf(texts: readonly (string | undefined)[]): readonly string[] {
  return texts.flatMap((text) => [...(text ?? '').matchAll(accessKeys)].flatMap(([, key]) => key ?? []));
}

/** Returns a terminal that shows `…` in place of each of these texts. */
export function hiding(terminal: Terminal, secrets: readonly string[]): Terminal {
  if (secrets.length === 0) return terminal;
  const hide = (text: string) => secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '…'), text);
  const output = (stream: Terminal['stdout']): Terminal['stdout'] => ({
    write: (text) => stream.write(hide(text)),
    get isTTY() {
      return stream.isTTY ?? false;
    },
    get columns() {
      return stream.columns ?? 0;
    },
    on: (event, listener) => stream.on?.(event, listener),
  });
  const { stdin, env, stdout, stderr } = terminal;
  return {
    stdin,
    env,
    stdout: output(stdout),
    stderr: output(stderr),
    on: (signal, listener) => terminal.on(signal, listener),
    off: (signal, listener) => terminal.off(signal, listener),
  };
}
