import { property } from '../base/property.js';

/** Returns the message of something that was thrown; it is not redacted yet. */
export function reasonOf(thrown: unknown): string {
  const message = property(thrown, 'message');
  if (typeof message === 'string' && message !== '') return message.slice(0, 1000);
  return (typeof thrown === 'string' && thrown.slice(0, 1000)) || 'it gave no reason';
}
