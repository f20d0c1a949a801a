/** The last word of the name of a header, a parameter or a property whose value is a secret. */
const secretWords =
  /(?:^|-)(?:authorization|auth|apikey|key|token|jwt|secret|password|passwd|pwd|signature|sig|credentials?|cookie|session|sessionid|sid|assertion)$/;

/** The longest name that is looked at, in characters. */
const longestName = 100;

/**
 * Whether a name says that its value is a secret: `Authorization`, `X-Api-Key`, `access_token`, `clientSecret`, `sig`.
 *
 * @param name - of a header, a parameter or a property, in any case
 */
export function isSecretName(name: string): boolean {
  if (name.length > longestName) return false;
  const words = name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, '-').replaceAll(/[_.:]/g, '-');
  return secretWords.test(words.toLowerCase());
}
