/**
 * A date as the service writes it: seven digits of a second and an offset, `2023-01-06T17:31:35.8833059+00:00`. A
 * `Date` knows three of the digits; the others are fixed, so that the same date is always the same text.
 */
export function timestamp(date: Date): string {
  return date.toISOString().replace('Z', '0001+00:00');
}

/** What the service writes for a date that it does not keep: the least there is, in all of 41 recordings. */
export const notKept = '0001-01-01T00:00:00+00:00';
