import { existsSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '@acs-contracts/commands/command-error';
import { exportedVersion } from '@acs-contracts/openapi-tools/targets';
import { type Diff, diffDocuments } from './diff.js';
import { diffVersions } from './diff-versions.js';
import { DocumentError } from './document/document-error.js';
import { mergeBase } from './document/git.js';
import { loadDocument } from './document/load.js';
import { filePlaces, findPlaces, sourcePlaces } from './document/source-place.js';
import { loadCommitVersions, loadWorkTreeVersions } from './document/versions.js';
import type { JsonObject } from './json.js';
import { changesetsFor, writeChangesets } from './report/changesets.js';
import { formatMarkdown } from './report/markdown.js';
import { formatText, type Places } from './report/text.js';
import { visible, visibleLines } from './report/visible.js';

/** Where the command runs, and where its lines go. */
export interface Shell {
  /** The repository's root. */
  readonly root: string;
  /** What file names are relative to. */
  readonly folder: string;
  readonly colour: boolean;
  log(text: string): void;
  error(text: string): void;
}

type Format = (diff: Diff, places: Places, colour: boolean) => string;
const formats: ReadonlyMap<string, Format> = new Map<string, Format>(
  Object.entries({
    text: (diff: Diff, places: Places, colour: boolean) => formatText(diff, colour, places),
    json: (diff: Diff) => visibleLines(JSON.stringify(diff, null, 2)),
    markdown: formatMarkdown,
    changeset: (diff: Diff) =>
      changesetsFor(diff)
        .map(({ file, text }) => `# .changeset/${file}\n${text}`)
        .join('\n') || '# no package of this repository moves',
  }),
);

/** The arguments of the command. */
export interface Request {
  readonly values: { readonly format?: string | undefined; readonly write?: boolean | undefined };
  readonly positionals: readonly string[];
}

/**
 * Runs `spec diff` and returns its exit code. The result goes to `log` in one piece, everything else to `error`.
 *
 * @throws UsageError when there is no such format, or there are more than two documents
 */
export async function run({ values, positionals }: Request, shell: Shell): Promise<number> {
  const format = formats.get(values.format ?? 'text');
  if (format === undefined) {
    throw new UsageError(
      `expected --format to be one of ${[...formats.keys()].join(', ')}, received ${visible(values.format ?? '')}`,
    );
  }
  if (positionals.length > 2) {
    throw new UsageError(`expected at most two documents, received ${positionals.length}`);
  }
  try {
    const { diff, places } = await compare(positionals, shell);
    if (values.write === true)
      for (const file of await writeChangesets(shell.root, changesetsFor(diff))) shell.error(`wrote ${file}`);
    shell.log(format(diff, places, shell.colour));
    return 0;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    shell.error(visible(error.message));
    return 2;
  }
}

async function compare(names: readonly string[], shell: Shell): Promise<{ diff: Diff; places: Places }> {
  const [older, newer] = names;
  const { root, folder } = shell;
  if (names.some((name) => isSingleDocument(name, folder))) return compareDocuments(names, shell);
  const [old, next] = await Promise.all([
    loadCommitVersions(older ?? (await mergeBase(root)), root),
    newer === undefined ? loadWorkTreeVersions(root) : loadCommitVersions(newer, root),
  ]);
  const diff = await diffVersions(old, next);
  if (newer !== undefined) return { diff, places: new Map() };
  return { diff, places: await findPlaces((apiVersion) => sourcePlaces(root, apiVersion), diff.changes) };
}

/** Compares two documents of any api-versions; without the newer one, that which is exported without its version. */
async function compareDocuments(
  [older = '', newer]: readonly string[],
  { root, folder }: Shell,
): Promise<{ diff: Diff; places: Places }> {
  const [old, next] = await Promise.all([
    loadDocument(older, root, folder),
    newer === undefined ? loadExported(root) : loadDocument(newer, root, folder),
  ]);
  const diff = await diffDocuments(old, next);
  const isFile = newer !== undefined && existsSync(path.resolve(folder, newer));
  const find =
    newer === undefined ? await sourcePlaces(root) : isFile ? filePlaces(folder, newer) : undefined;
  return { diff, places: find === undefined ? new Map() : await findPlaces(async () => find, diff.changes) };
}

/** Whether a name is one document, a file or a file of a commit, and not all that a commit has. */
function isSingleDocument(name: string, folder: string): boolean {
  return name.includes(':') || existsSync(path.resolve(folder, name));
}

async function loadExported(root: string): Promise<JsonObject> {
  const document = (await loadWorkTreeVersions(root)).get(exportedVersion);
  if (document === undefined)
    throw new DocumentError(`the work tree: expected it to have ${exportedVersion}`);
  return document;
}
