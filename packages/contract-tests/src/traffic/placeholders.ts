/**
 * What the recorders of the official SDKs put in place of real values, see the README of the recordings. A finding
 * about such a value says something about the recorder, not about the service.
 */
const placeholders: readonly RegExp[] = [
  /sanitized|redacted|masked/i,
  /(?<![a-z0-9])https?:\/\/(endpoint|example\.com)(?=[/?]|$)/i,
  /14155550100/,
  /\*{3}/,
  /(^|[^0-9a-f])0{8}-0{4}-0{4}-0{4}-0{12}([^0-9a-f]|$)/i,
];

/** Tells whether a value, or a part of it, was put there by a recorder. */
export function isPlaceholder(value: string): boolean {
  return placeholders.some((placeholder) => placeholder.test(value));
}
