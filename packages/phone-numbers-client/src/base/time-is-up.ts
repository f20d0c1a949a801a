/** The reason of what ended because it took too long. */
export const timeIsUp = new DOMException('The time is up.', 'TimeoutError');
