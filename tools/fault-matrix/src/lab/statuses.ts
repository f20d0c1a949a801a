/** Every status from 100 to 599, twenty at a time: all at once take too long for one case on a busy machine. */
export const everyStatus: readonly (readonly number[])[] = Array.from({ length: 25 }, (_, batch) =>
  Array.from({ length: 20 }, (_status, index) => 100 + batch * 20 + index),
);

/** Whether a client does not see a status: `fetch` of Node shows no 407, and of a 1xx the final response is waited for. */
export function isHidden(status: number, onNode: boolean): boolean {
  return status < 200 || (status === 407 && !onNode);
}

/** The statuses of a POST that prove that the purchase was rejected: nothing between client and service invents them. */
const rejections: readonly number[] = [
  400, 401, 403, 404, 405, 407, 409, 410, 411, 412, 413, 414, 415, 417, 422, 426, 428, 429, 431, 451, 501,
  505,
];

/** Whether a POST that was answered with this status was rejected. Every other status except 202 proves nothing. */
export function isRejection(status: number | undefined): boolean {
  return status !== undefined && rejections.includes(status);
}
