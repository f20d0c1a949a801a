import { redact } from './redact.js';

/** One way in which an exchange, or a sequence of exchanges, breaks the contract. */
export interface Finding {
  /** Names the finding in reports: the rule and the place. */
  readonly id: string;
  /** The rule that is broken. */
  readonly rule: string;
  /** In a sequence of exchanges, the one that breaks it, counted from 0; absent for a single exchange. */
  readonly exchange?: number;
  /**
   * The place: `status`, `header:<name>`, `body#<JSON pointer>` (RFC 6901) of the response, or one of the request with
   * `request.` before it (`request.query:api-version`). A pointer of more than 200 characters has `…` for its middle.
   */
  readonly where: string;
  /** What the contract expects there, without secrets, cut to 500 characters. */
  readonly expected: string;
  /** What came, without secrets, cut to 200 characters. */
  readonly actual: string;
  /**
   * `error` breaks the contract. `deviation` departs from an RFC where nobody has recorded what the service does: it is
   * worth knowing, and no client of this API depends on it.
   */
  readonly severity: Severity;
  /** The row of the evidence table, `EVIDENCE.md` of `@acs-contracts/spec`, that gives the reason. */
  readonly evidence: string;
  /** The URL of that row. */
  readonly link: string;
}

/** How much a finding weighs. */
export type Severity = 'error' | 'deviation';

const evidenceUrl = 'https://github.com/acs-contracts/acs-contracts/blob/main/spec/EVIDENCE.md';

/** Makes a finding; `actual` may be any value, of any depth. */
export function finding(
  rule: { readonly name: string; readonly evidence: string; readonly severity?: Severity },
  where: string,
  expected: string,
  actual: unknown,
  exchange?: number,
): Finding {
  const { name, evidence, severity = 'error' } = rule;
  const place = redact(shorten(where));
  return {
    id: `${name} ${place}`,
    rule: name,
    ...(exchange !== undefined && { exchange }),
    where: place,
    expected: cut(redact(expected.slice(0, 4000)), 500),
    actual: cut(redact(describe(actual).slice(0, 4000)), 200),
    severity,
    evidence,
    link: `${evidenceUrl}#${evidence}`,
  };
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value);
  } catch {
    return Array.isArray(value) ? 'a list too deep to show' : 'an object too deep to show'; // RangeError
  }
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** Errors may nest a hundred thousand deep, and their pointers would be as long. */
function shorten(where: string): string {
  return where.length > 200 ? `${where.slice(0, 100)}…${where.slice(-99)}` : where;
}
