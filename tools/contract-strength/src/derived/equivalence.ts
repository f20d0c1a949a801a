/**
 * Why a mutated answer may still conform. Such a mutant is no violation: it is listed with its reason, and it is run,
 * too, since a suite that flags it raises a false alarm. Each reason is a sentence of HTTP, of OpenAPI or of the evidence table
 * in `spec/EVIDENCE.md`, and was written down before any suite judged the mutant.
 */
export const reasons = {
  'optional-member': 'a member that is not required may be absent',
  'unknown-member':
    'members that the contract does not name are let through (evidence: later-response-members), and the optional one may be absent',
  'nullable-member': 'the member may be null',
  'optional-header': 'a header that is not required may be absent, and others may be sent',
  'extensible-enum':
    'an extensible enum takes any word in camel case, so that other letters in lower case are a value added since (evidence: extensible-enums)',
  'charset-utf-8': 'JSON is UTF-8, and a charset parameter may say so',
  'media-type-case': 'media types and charsets compare without regard to case (RFC 9110, section 8.3.1)',
  'pending-in-any-order':
    'pending statuses come in any order, known or not (evidence: pending-in-any-order, extensible-enums)',
  'ends-when-it-ends': 'how many reads an operation takes to end is not promised',
  'read-too-early':
    'one read right after the purchase may come too early for a service that spreads its state (evidence: operation-stays)',
  'no-such-operation':
    'the reference page has the purchase alone: an endpoint may lack other operations, and answers them with a 404 in words of its own (evidence: optional-operations)',
  'gone-after-cancellation': 'an operation that was canceled may be gone (evidence: operation-stays)',
} as const;

/** Names a reason. */
export type Reason = keyof typeof reasons;

/** Why something may be absent, if it may; `reason` is what to say when it is not required. */
export function reasonToOmit(isRequired: boolean, reason: Reason): Reason | undefined {
  return isRequired ? undefined : reason;
}
