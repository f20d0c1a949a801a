/** The dates that RFC 3339 and HTTP can write with a year of four digits. */
const earliest = Date.parse('0001-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

/** Whether a number of milliseconds since 1970 is a date that an answer can show. */
export function isTime(milliseconds: number): boolean {
  return milliseconds >= earliest && milliseconds <= latest;
}

/** Whether a value is a date that an answer can show. A test runner may have a `Date` of its own. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]' && isTime(Number(value));
}

/** Adds milliseconds to a date, up to the end of the year 9999. */
export function later(date: Date, milliseconds: number): Date {
  return new Date(Math.min(date.getTime() + milliseconds, latest));
}
