const pinned = /(?<=^ {2}version:\n(?: {4}.*\n)*? {4}default: )"[^"\n]*"$/m;

/**
 * Returns the text of the action `verify` with another default of its input `version`.
 *
 * @throws Error when there is no such default
 */
export function pinAction(text: string, version: string): string {
  if (!pinned.test(text))
    throw new Error('expected a default of the input version in the action, found none');
  return text.replace(pinned, JSON.stringify(version));
}
