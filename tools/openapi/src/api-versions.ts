import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { InvalidSpecError, type Problem } from './problems.js';

/** An api-version as Azure names them: `2021-03-07`, `2022-01-11-preview`. */
const apiVersion = /^\d{4}-\d{2}-\d{2}(-preview)?$/;

/** The name of the folder next to the api-versions that holds what several of them say alike. */
export const sharedFolder = 'common';

/**
 * Returns the api-versions that a folder holds, one in each folder in it but {@link sharedFolder}, sorted.
 *
 * @param root - the repository's root
 * @param folder - relative to the root, for example `spec/phone-numbers`
 * @param entry - the name of the document that each api-version has to hold
 * @throws InvalidSpecError when a folder is not named after an api-version, or has no document
 */
export function apiVersionsIn(root: string, folder: string, entry: string): string[] {
  const names = readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((item) => item.isDirectory())
    .map(({ name }) => name)
    .filter((name) => name !== sharedFolder)
    .sort();
  const problems = names.flatMap((name) => {
    const place = `${folder}/${name}`;
    if (!apiVersion.test(name)) return problem(place, 'The folder is not named after an api-version.');
    return existsSync(path.join(root, place, entry)) ? [] : problem(place, `There is no ${entry} in it.`);
  });
  if (problems.length > 0) throw new InvalidSpecError(problems);
  return names;
}

function problem(file: string, message: string): Problem[] {
  return [{ file, line: 0, column: 0, rule: 'api-version-folder', message }];
}
