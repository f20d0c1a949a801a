import { redact } from '../redact.js';
import { createSecretFinder, type SecretFinder } from '../secrets/secret-finder.js';
import { NotARecordingError } from './recording.js';

/** The most that the secrets of a file may have, in characters: to look for more takes too long. */
const mostSecrets = 256 * 1024;

/**
 * Creates what hides the secrets of a file in texts: those that are known, and what looks like one. What they are is found out with
 * the first text: most files have nothing to report.
 *
 * @param secretsOf - finds the secrets of the file
 */
export function createHider(secretsOf: () => Iterable<string>): (text: string) => string {
  let finder: SecretFinder | undefined;
  return (text) => {
    finder ??= createSecretFinder(bounded(secretsOf()));
    return redact(finder.hide(text));
  };
}

function bounded(secrets: Iterable<string>): string[] {
  const all = [...secrets];
  const size = all.reduce((sum, { length }) => sum + length, 0);
  if (size <= mostSecrets) return all;
  throw new NotARecordingError(
    `expected at most ${mostSecrets} characters of credentials to keep out of the report, got ${size}: record fewer hosts or requests`,
  );
}
