const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const form = /^([A-Z][a-z]{2}), (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;

/** A value for a finding that it is no HTTP-date, with the reason where it has the form of one. */
export function shownDate(value: string): string {
  return form.test(value) ? `${value} (a date that does not exist)` : value;
}

/**
 * Whether a text is an HTTP-date as it must be sent (RFC 9110, section 5.6.7: IMF-fixdate), of a day that there is. The
 * obsolete forms are for recipients alone, and `Date.parse` takes the 31st of February.
 */
export function isHttpDate(text: string): boolean {
  const [, day = '', date = '', month = '', year = '', hour = '', minute = '', second = ''] =
    form.exec(text) ?? [];
  const index = months.indexOf(month);
  if (index === -1) return false;
  const at = new Date(Date.UTC(Number(year), index, Number(date)));
  const isDay =
    at.getUTCMonth() === index && at.getUTCDate() === Number(date) && days[at.getUTCDay()] === day;
  return isDay && Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60;
}
