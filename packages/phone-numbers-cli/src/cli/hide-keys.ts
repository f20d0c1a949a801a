import type { Terminal } from './terminal.js';

/** The access key of each connection string in a text, and what can hardly be anything else: 64 bytes in base64. */
const accessKeys = /accesskey=([^;\s"']{8,})|(?<![A-Za-z0-9+/])([A-Za-z0-9+/]{80,}={0,2})/gi;

/** So much of a key is shown by messages that cut long values. */
const shortestPart = 16;

/**
 * Returns the access keys that a command line or the environment holds, in connection strings or by themselves: those that
 * must not be printed or stored, wherever a person has put them by mistake.
 */
export function accessKeysOf(texts: readonly (string | undefined)[]): readonly string[] {
  return texts.flatMap((text) =>
    [...(text ?? '').matchAll(accessKeys)].flatMap(([, named, bare]) => named ?? bare ?? []),
  );
}

/** Returns a terminal that shows `…` in place of each of these texts. */
export function hiding(terminal: Terminal, secrets: readonly string[]): Terminal {
  if (secrets.length === 0) return terminal;
  const hide = (text: string) => secrets.reduce(hideSecret, text);
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

/** Puts `…` in place of a secret, and of its beginning where the rest was cut. */
function hideSecret(text: string, secret: string): string {
  const begin = secret.slice(0, shortestPart);
  const [before = '', ...rest] = text.split(begin);
  const shown = rest.map((part) => {
    const tail = secret.slice(begin.length);
    let length = 0;
    while (length < tail.length && part[length] === tail[length]) length += 1;
    return part.slice(length);
  });
  return [before, ...shown].join('…');
}
