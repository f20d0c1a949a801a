import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lintWithAzureRules } from './azure-rules.js';
import { type BundledDocument, bundleTarget } from './bundle.js';
import { InvalidSpecError, type Problem } from './problems.js';
import { renderTarget } from './render.js';
import { listSources } from './sources.js';
import { sharedSources, type TargetName, targetsOf } from './targets.js';

/**
 * Renders the files of one package, for every api-version. Nothing is written unless all of them could be rendered.
 *
 * @param root - the repository's root
 * @returns the paths of the files that were written, relative to the root
 * @throws InvalidSpecError when the contract is invalid
 */
export async function generate(root: string, name: TargetName): Promise<string[]> {
  const files = (await Promise.all(targetsOf(root, name).map((target) => renderTarget(root, target)))).flat();
  for (const file of files) {
    const absolute = path.join(root, file.path);
    await mkdir(path.dirname(absolute), { recursive: true });
    await writeFile(absolute, file.text);
  }
  return files.map((file) => file.path);
}

/**
 * Checks every api-version of the contract against every rule.
 *
 * @param root - the repository's root
 * @throws InvalidSpecError when the contract breaks one
 */
export async function lint(root: string): Promise<void> {
  const problems: Problem[] = [];
  for (const target of targetsOf(root, 'communication-error-types')) {
    problems.push(...versionProblems(await bundleTarget(root, target)));
  }
  const used = new Set<string>();
  for (const target of targetsOf(root, 'spec')) {
    const bundled = await bundleTarget(root, target);
    for (const file of bundled.files) used.add(file);
    problems.push(...versionProblems(bundled), ...(await lintWithAzureRules(bundled)));
  }
  const shared = await listSources(root, [sharedSources]);
  problems.push(...shared.filter((file) => !used.has(file)).map(unusedProblem));
  if (problems.length > 0) throw new InvalidSpecError(problems);
}

function unusedProblem(file: string): Problem {
  const message = 'No api-version refers to this file. Refer to it, or delete it.';
  return { file, line: 0, column: 0, rule: 'no-unused-files', message };
}

/** A copied folder says its old version until somebody edits it. */
function versionProblems({ entry, document }: BundledDocument): Problem[] {
  const expected = path.posix.basename(path.posix.dirname(entry));
  const { info } = document;
  const actual = typeof info === 'object' && info !== null && 'version' in info ? info.version : undefined;
  if (actual === expected) return [];
  const message = `info.version must be ${expected}, as the folder is named (received ${JSON.stringify(actual)}).`;
  return [{ file: entry, line: 0, column: 0, rule: 'api-version-folder', message }];
}
