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

/** Whether the day with which a text begins, `2026-01-31`, is one that there is: `Date` goes on to the next month. */
export function hasRealDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  // Of a year before 100, `Date.UTC` makes one of the 20th century; 2000 is a leap year, as 0 is.
  return day >= 1 && day <= new Date(Date.UTC((year % 400) + 2000, month, 0)).getUTCDate();
}

/** Adds milliseconds to a date, up to the end of the year 9999. */
export function later(date: Date, milliseconds: number): Date {
  return new Date(Math.min(date.getTime() + milliseconds, latest));
}
