import { plainText } from '../base/plain-text.js';
import { isArray, property } from '../base/property.js';
import type { Redact } from './secrets.js';

/** For what contains nothing that a caller or a server wrote. */
export const nothingToRedact: Redact = (text) => text;

/** The errors of this package, and what removed the secrets from each. */
export const redactedBy = new WeakMap<object, Redact>();

/** Returns whether a value is an error that this client made: it can be shown as it is. */
export function isSafeError(value: unknown, redact: Redact): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const redactedWith = redactedBy.get(value);
  return redactedWith === redact || redactedWith === nothingToRedact;
}

/** The depth to which causes are copied, and the number of errors of an aggregate. */
const maxDepth = 8;

/**
 * Returns what may be shown of something that was thrown by code which had the credential: a copy with name, message,
 * code, stack frames and causes, redacted and cut. Other properties, such as a request with its headers, are left out.
 */
export function safeCause(thrown: unknown, redact: Redact, depth = 0): unknown {
  const show = (value: unknown) => plainText(redact(String(value).slice(0, 8000)), 1000);
  // What a function says of itself may be anything.
  if (typeof thrown === 'function') return 'A function was thrown.';
  if (typeof thrown === 'string' || typeof thrown === 'symbol') return show(thrown);
  if (typeof thrown !== 'object' || thrown === null) return thrown;
  if (isSafeError(thrown, redact)) return thrown;
  const text = (name: string) => {
    const value = property(thrown, name);
    return typeof value === 'string' ? show(value) : undefined;
  };
  const copy = new Error(text('message') ?? 'The value that was thrown is not an error.');
  copy.name = text('name') ?? 'Error';
  const [cause, errors, stack] = ['cause', 'errors', 'stack'].map((name) => property(thrown, name));
  const frames = typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)) : [];
  const shownFrames = redact(frames.slice(0, 20).join('\n')).split('\n');
  copy.stack = [
    `${copy.name}: ${copy.message}`,
    ...shownFrames.map((line) => `    ${plainText(line, 300)}`),
  ].join('\n');
  const details: Record<string, unknown> = {};
  const code = property(thrown, 'code');
  if (typeof code === 'number') details['code'] = code;
  if (typeof code === 'string') details['code'] = show(code);
  if (depth < maxDepth && cause !== undefined) details['cause'] = safeCause(cause, redact, depth + 1);
  if (depth < maxDepth && isArray(errors)) {
    details['errors'] = errors.slice(0, maxDepth).map((error) => safeCause(error, redact, depth + 1));
  }
  return Object.assign(copy, details);
}
