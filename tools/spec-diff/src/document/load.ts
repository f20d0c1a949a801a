import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { bundleFromString, createConfig, lintFromString, parseYaml } from '@redocly/openapi-core';
import { isObject, type JsonObject, member } from '../json.js';
import { checkBounds, maxSize } from './bounds.js';
import { DocumentError } from './document-error.js';
import { FolderResolver, type ReadFile } from './folder-resolver.js';
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
  const readText: ReadFile = (target) => readFile(target, 'utf8');
  if (found?.isFile()) return parse(name, await readText(file), file, readText);
  const [ref = '', inside = committed] = name.split(/:(.*)/s);
  if (!(await isCommit(root, ref)))
    throw new DocumentError(`${name}: expected a file or a commit, found neither`);
  const text = await git(root, 'show', `${ref}:${inside}`).catch(() => {
    throw new DocumentError(`${name}: expected the commit to have ${inside}, found no such file`);
  });
  const show: ReadFile = (target) => git(root, 'show', `${ref}:${path.relative(root, target)}`);
  return parse(name, text, path.join(root, inside), show);
}

async function parse(name: string, source: string, absoluteRef: string, read: ReadFile): Promise<JsonObject> {
  if (source.length > maxSize)
    throw new DocumentError(`${name}: expected at most ${maxSize} characters, got ${source.length}`);
  const rules = {
    struct: 'error',
    'no-unresolved-refs': 'error',
    'operation-operationId-unique': 'error',
  } as const;
  const config = await createConfig({ rules });
  try {
    const parsed: unknown = parseYaml(source);
    checkBounds(name, parsed);
    const version = versionOf(parsed);
    if (!/^3\.[01]\./.test(version))
      throw new DocumentError(`${name}: expected an OpenAPI 3.0 or 3.1 document, got ${version}`);
    const problems = await lintFromString({
      source,
      absoluteRef,
      config,
      externalRefResolver: new FolderResolver(path.dirname(absoluteRef), read),
    });
    const [first] = problems.filter(({ severity }) => severity === 'error');
    const place = first?.location[0]?.pointer ?? '';
    if (first !== undefined) throw new DocumentError(`${name}: ${oneLine(first.message)} (at ${place})`);
    const { bundle } = await bundleFromString({
      source,
      absoluteRef,
      config,
      externalRefResolver: new FolderResolver(path.dirname(absoluteRef), read),
    });
    const document: unknown = bundle.parsed;
    if (!isObject(document)) throw new TypeError(`a bundle is an object, got ${typeof document}`);
    checkBounds(name, document);
    checkReferences(name, document);
    return document;
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new DocumentError(
      `${name}: expected an OpenAPI document, got one that cannot be read: ${oneLine(reason)}`,
    );
  }
}

/** What the bundler did not resolve may not be left to other programs, which would fetch it. */
function checkReferences(name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const target = member(value, '$ref');
  if (typeof target === 'string' && !target.startsWith('#'))
    throw new DocumentError(`${name}: expected every $ref to lead inside the document, got one to ${target}`);
  for (const item of Object.values(value)) checkReferences(name, item);
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
