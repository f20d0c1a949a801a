import type { Received } from './http-session.js';

/** An answer in short: the status, the code of the error or the status of the operation, or the kind of the body. */
export function brief({ status, headers, text }: Received): string {
  const word = /"(?:code|status)":"([^"]*)"/.exec(text)?.[1];
  const kind = headers.get('content-type')?.startsWith('text/html') ? 'html' : 'empty';
  return `${status} ${word ?? (text === '' ? 'empty' : kind)}`;
}

/** A row for each value of an option: the compiler sees to it that none is left out. */
export function each<Value extends string, Expected>(
  values: readonly Value[],
  expected: Readonly<Record<NoInfer<Value>, Expected>>,
) {
  return values.map((value) => ({ value, expected: expected[value] }));
}
