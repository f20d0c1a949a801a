import { redact } from './redact.js';

/** One way in which an exchange breaks the contract. */
export interface Finding {
  /** Names the finding in reports: the rule and the place. */
  readonly id: string;
  /** The rule that is broken. */
  readonly rule: string;
  /**
   * The place: `status`, `header:<name>`, `body#<JSON pointer>` (RFC 6901) of the response, or one of the request with
   * `request.` before it (`request.query:api-version`).
   */
  readonly where: string;
  /** What the contract expects there. */
  readonly expected: string;
  /** What came, without secrets, cut to 200 characters. */
  readonly actual: string;
  /** `error` breaks the contract. */
  readonly severity: 'error';
  /** The row of the ledger, in the README of `@acs-contracts/spec`, that gives the reason and the evidence. */
  readonly ledger: string;
}

/** Makes a finding; `actual` may be any value. */
export function finding(
  rule: { readonly name: string; readonly ledger: string },
  where: string,
  expected: string,
  actual: unknown,
): Finding {
  const { name, ledger } = rule;
  return {
    id: `${name} ${where}`,
    rule: name,
    where,
    expected,
    actual: describe(actual),
    severity: 'error',
    ledger,
  };
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = redact(text);
  return safe.length > 200 ? `${safe.slice(0, 199)}…` : safe;
}
