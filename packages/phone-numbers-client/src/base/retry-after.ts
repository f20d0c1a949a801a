const number = /^-?\d+(\.\d+)?$/;
const httpDate = /^\w{3}, .* GMT$/;

/** The longest pause between two requests, in milliseconds. */
export const longestPause = 60_000;

/**
 * How long a response asks to wait, in milliseconds: the most precise of its headers. A date is taken relative to the
 * `Date` of the same response, so that the clock of this machine does not matter. `undefined` when it does not say, or
 * says what is neither a number nor a date; then nothing is known. What is negative or past is 0; it may be longer than
 * any timer can wait.
 *
 * Source: RFC 9110, section 10.2.3; `retry-after-ms` and `x-ms-retry-after-ms` are Azure's.
 */
export function readRetryAfter(headers: { get(name: string): string | null }): number | undefined {
  const asked = readAsked(headers);
  return asked === undefined ? undefined : Math.max(asked, 0);
}

function readAsked(headers: { get(name: string): string | null }): number | undefined {
  const read = (name: string) => headers.get(name) ?? '';
  for (const value of [read('retry-after-ms'), read('x-ms-retry-after-ms')]) {
    if (number.test(value)) return Number(value);
  }
  const value = read('retry-after');
  if (number.test(value)) return Number(value) * 1000;
  return httpDate.test(value)
    ? Date.parse(value) - (Date.parse(read('date')) || Date.now()) || undefined
    : undefined;
}

/** The pause before another request: what the service asked for, within 0.5 to 60 s, or one that grows with `count`. */
export function pauseBefore(count: number, retryAfterMs: number | undefined): number {
  const wanted = retryAfterMs ?? Math.min(1000 * 1.5 ** count, 10_000) * (0.75 + Math.random() / 2);
  return Math.min(Math.max(wanted, 500), longestPause);
}
