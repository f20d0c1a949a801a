/**
 * The statuses of a server that does not say what became of the request: it broke while it was carried out (500), or was behind a
 * gateway that lost it (502, 504).
 */
const open: readonly number[] = [500, 502, 504];

/**
 * Returns whether an answer with this status says that the request was not carried out.
 *
 * Source: RFC 9110, sections 15.5 and 15.6. A 503 is a refusal: the server says that it cannot handle the request now.
 */
export function isRefusedStatus(status: number): boolean {
  return status >= 400 && !open.includes(status);
}
