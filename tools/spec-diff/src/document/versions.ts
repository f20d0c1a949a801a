import path from 'node:path';
import { bundleTarget } from '@acs-contracts/openapi-tools/bundle';
import { InvalidSpecError } from '@acs-contracts/openapi-tools/problems';
import { targetsOf } from '@acs-contracts/openapi-tools/targets';
import { type JsonObject, member } from '../json.js';
import { DocumentError } from './document-error.js';
import { git, isCommit } from './git.js';
import { loadDocument } from './load.js';

/** The bundled contract of each api-version, by its version. */
export type Versions = ReadonlyMap<string, JsonObject>;

/** Where a commit keeps the contract in one piece: `spec/generated/openapi.json`, or in a folder for the api-version. */
const committed = /^spec\/generated\/([^/]+\/)?openapi\.json$/;

/**
 * Loads every api-version that a commit has published.
 *
 * @throws DocumentError when there is no such commit, it has no contract, or a document is not valid
 */
export async function loadCommitVersions(ref: string, root: string): Promise<Versions> {
  if (!(await isCommit(root, ref)))
    throw new DocumentError(`${ref}: expected a file or a commit, found neither`);
  const names = (await git(root, 'ls-tree', '-r', '--name-only', ref, '--', 'spec')).split('\n');
  const files = names.filter((name) => committed.test(name));
  if (files.length === 0)
    throw new DocumentError(
      `${ref}: expected the commit to have spec/generated/openapi.json, found no such file`,
    );
  return byVersion(await Promise.all(files.map((file) => loadDocument(`${ref}:${file}`, root, root))));
}

/**
 * Loads every api-version as the sources in the work tree have it, generated or not.
 *
 * @throws DocumentError when the sources are not a valid contract
 */
export async function loadWorkTreeVersions(root: string): Promise<Versions> {
  try {
    const bundled = targetsOf(root, 'spec').map((target) => bundleTarget(root, target));
    return new Map(
      (await Promise.all(bundled)).map(({ entry, document }) => [
        path.posix.basename(path.posix.dirname(entry)),
        document,
      ]),
    );
  } catch (error) {
    if (!(error instanceof InvalidSpecError)) throw error;
    throw new DocumentError(`the work tree: ${error.message.split('\n')[0] ?? ''}`);
  }
}

function byVersion(documents: readonly JsonObject[]): Versions {
  return new Map(
    documents.map((document) => [String(member(document['info'], 'version') ?? ''), document] as const),
  );
}
