import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { bundleTarget } from '@acs-contracts/openapi-tools/bundle';
import { InvalidSpecError } from '@acs-contracts/openapi-tools/problems';
import { targets } from '@acs-contracts/openapi-tools/targets';
import { bundleFromString, createConfig, lintFromString, parseYaml } from '@redocly/openapi-core';
import { isObject, type JsonObject } from '../json.js';
import { DocumentError } from './document-error.js';
import { git, isCommit } from './git.js';

/** Where a commit keeps the contract in one piece. */
const committed = 'spec/generated/openapi.json';

/**
 * Loads a document: a file, or a commit of the repository, whose published contract is taken; `ref:path` names
 * another file of a commit.
 *
 * @param root - the repository
 * @param folder - what file names are relative to
 * @throws DocumentError when there is neither, or the document is not a valid OpenAPI 3.0 or 3.1 one
 */
export async function loadDocument(name: string, root: string, folder: string): Promise<JsonObject> {
  const file = path.resolve(folder, name);
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return parse(name, await readFile(file, 'utf8'), file);
  const [ref = '', inside = committed] = name.split(/:(.*)/s);
  if (!(await isCommit(root, ref)))
    throw new DocumentError(`${name}: expected a file or a commit, found neither`);
  const text = await git(root, 'show', `${ref}:${inside}`).catch(() => {
    throw new DocumentError(`${name}: expected the commit to have ${inside}, found no such file`);
  });
  return parse(name, text, path.join(root, inside));
}

/**
 * Loads the contract as the sources in the work tree have it, generated or not.
 *
 * @throws DocumentError when the sources are no valid contract
 */
export async function loadWorkTree(root: string): Promise<JsonObject> {
  try {
    return (await bundleTarget(root, targets.spec)).document;
  } catch (error) {
    if (!(error instanceof InvalidSpecError)) throw error;
    throw new DocumentError(`the work tree: ${error.message.split('\n')[0] ?? ''}`);
  }
}

async function parse(name: string, source: string, absoluteRef: string): Promise<JsonObject> {
  const rules = { struct: 'error', 'no-unresolved-refs': 'error' } as const;
  const config = await createConfig({ rules });
  try {
    const version = versionOf(parseYaml(source));
    if (!/^3\.[01]\./.test(version))
      throw new DocumentError(`${name}: expected an OpenAPI 3.0 or 3.1 document, got ${version}`);
    const problems = await lintFromString({ source, absoluteRef, config });
    const [first] = problems.filter(({ severity }) => severity === 'error');
    const place = first?.location[0]?.pointer ?? '';
    if (first !== undefined) throw new DocumentError(`${name}: ${oneLine(first.message)} (at ${place})`);
    const { bundle } = await bundleFromString({ source, absoluteRef, config });
    const document: unknown = bundle.parsed;
    if (!isObject(document)) throw new TypeError(`a bundle is an object, got ${typeof document}`);
    return document;
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DocumentError(
      `${name}: expected an OpenAPI document, got one that cannot be read: ${oneLine(reason)}`,
    );
  }
}

function versionOf(document: unknown): string {
  if (!isObject(document)) return 'no object';
  const version = document['openapi'] ?? document['swagger'];
  return version === undefined
    ? 'one that names no version'
    : `version ${String(version)}`.replace('version 3.', '3.');
}

function oneLine(text: string): string {
  return text
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim()
    .slice(0, 300);
}
