import type { NodeTransport } from '@acs-contracts/phone-numbers-client/node';
import type { Terminal } from './terminal.js';

/** The access key of each connection string in a text, and what can hardly be anything else: 64 bytes in base64. */
const accessKeys = /accesskey=([^;\s"']{8,})|(?<![A-Za-z0-9+/])([A-Za-z0-9+/]{80,}={0,2})/gi;

/** So many characters of a key are a part of it that must not be shown; messages that cut long values show more. */
export const shortestPart = 16;

/**
 * Returns the access keys that a command line or the environment holds, in connection strings or by themselves: those that
 * must not be printed or stored, wherever a person has put them by mistake.
 */
export function accessKeysOf(texts: readonly (string | undefined)[]): readonly string[] {
  return texts.flatMap((text) =>
    [...(text ?? '').matchAll(accessKeys)].flatMap(([, named, bare]) => named ?? bare ?? []),
  );
}

/** A terminal that shows no secret that it knows. */
export interface HidingTerminal extends Terminal {
  /** From now on shows `…` in place of a text of 8 or more characters, and of every part of it that is long enough. */
  hide(secret: string): void;
}

/** Creates a terminal that hides texts, also in base64, in hexadecimal and percent-encoded. */
export function hiding(terminal: Terminal): HidingTerminal {
  const parts = new Set<string>();
  const lengths = new Set<number>();
  const output = (stream: Terminal['stdout']): Terminal['stdout'] => ({
    write: (text) => stream.write(hideParts(text, parts, lengths)),
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
    hide(secret) {
      if (secret.length < shortest) return;
      const bytes = Buffer.from(secret);
      const forms = [secret, encodeURIComponent(secret)];
      for (const encoding of ['base64', 'base64url', 'hex'] as const) forms.push(bytes.toString(encoding));
      for (const part of forms.flatMap(partsOf)) {
        parts.add(part);
        lengths.add(part.length);
      }
    },
  };
}

/** Hides what each request authenticates with: its signature or its token, which a service may send back. */
export function hidingCredentials(transport: NodeTransport, { hide }: HidingTerminal): NodeTransport {
  const close = () => transport.close();
  return {
    send(url, init) {
      const [, credential] = /(?:Signature=|Bearer )(\S+)/.exec(init.headers['authorization'] ?? '') ?? [];
      if (credential !== undefined) hide(credential);
      return transport.send(url, init);
    },
    close,
    [Symbol.dispose]: close,
  };
}

/** A shorter text is no secret. */
const shortest = 8;

/** Returns the parts of a secret that must not be shown: all of a certain length, or the whole of a short one. */
function partsOf(text: string): string[] {
  const count = Math.max(text.length - shortestPart + 1, 1);
  return Array.from({ length: count }, (_, start) => text.slice(start, start + shortestPart));
}

/** Puts `…` in place of each run of parts. */
function hideParts(text: string, parts: ReadonlySet<string>, lengths: ReadonlySet<number>): string {
  const lengthAt = (start: number) =>
    [...lengths].find((length) => parts.has(text.slice(start, start + length)));
  let shown = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    let end = at + (lengthAt(at) ?? 0);
    if (end === at) continue;
    // The next part of the same text begins one character later.
    while (end < text.length && parts.has(text.slice(end - shortestPart + 1, end + 1))) end += 1;
    shown += `${text.slice(from, at)}…`;
    from = end;
    at = end - 1;
  }
  return shown + text.slice(from);
}
