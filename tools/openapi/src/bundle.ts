import path from 'node:path';
import { bundle, lint, loadConfig } from '@redocly/openapi-core';
import { fromRedocly, InvalidSpecError, type Problem } from './problems.js';
import { hashSources, listSources } from './sources.js';
import type { Target } from './targets.js';

/** A document of the contract in one piece, with every `$ref` pointing inside it. */
export interface BundledDocument {
  /** The document's object tree. Bundling the same sources gives an equal one, key order included. */
  readonly document: Record<string, unknown>;
  /** The path of the entry file, relative to the repository's root. */
  readonly entry: string;
  /** The folders of the sources that the document uses. */
  readonly sources: readonly string[];
  /** The source files that the document uses, relative to the repository's root, sorted. */
  readonly files: readonly string[];
  /** The SHA-256 of these files, see {@link hashSources}. */
  readonly sourceHash: string;
}

/**
 * Checks the sources of a target and bundles them.
 *
 * @param root - the repository's root, which paths in the target and in problems are relative to
 * @throws InvalidSpecError when a rule of `spec/redocly.yaml` is broken, a reference leads nowhere or out of
 *   the sources of the target, or a source file is referred to by nothing
 */
export async function bundleTarget(root: string, target: Target): Promise<BundledDocument> {
  const config = await loadConfig({ configPath: path.join(root, 'spec/redocly.yaml') });
  const ref = path.join(root, target.entry);
  const problems = (await lint({ ref, config })).map((problem) => fromRedocly(root, problem));
  if (problems.length > 0) throw new InvalidSpecError(problems);

  const result = await bundle({ ref, config });
  const bundling = result.problems.map((problem) => fromRedocly(root, problem));
  if (bundling.length > 0) throw new InvalidSpecError(bundling);

  const used = [...new Set([...result.fileDependencies, ref])]
    .map((file) => path.relative(root, file).split(path.sep).join('/'))
    .sort();
  const entryFolder = path.posix.dirname(target.entry);
  const folders = target.sources.filter((folder) => used.some((file) => file.startsWith(`${folder}/`)));
  const strangers = used.filter((file) => !folders.some((folder) => file.startsWith(`${folder}/`)));
  const orphans = (await listSources(root, [entryFolder])).filter((file) => !used.includes(file));
  const misplaced = [
    ...strangers.map((file) =>
      problem(file, 'no-foreign-files', `${target.entry} must not refer to this file.`),
    ),
    ...orphans.map((file) =>
      problem(file, 'no-unused-files', 'Nothing refers to this file. Refer to it, or delete it.'),
    ),
  ];
  if (misplaced.length > 0) throw new InvalidSpecError(misplaced);

  const document: unknown = result.bundle.parsed;
  if (!isRecord(document))
    throw new TypeError(`expected ${target.entry} to hold an object, got ${typeof document}`);
  // A file in a shared folder that only another api-version uses does not change this one.
  const sourceHash = await hashSources(root, used);
  return { document, entry: target.entry, sources: folders, files: used, sourceHash };
}

function problem(file: string, rule: string, message: string): Problem {
  return { file, line: 0, column: 0, rule, message };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
