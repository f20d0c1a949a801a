import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Diff, diffDocuments } from './diff.js';
import { DocumentError } from './document/document-error.js';
import { mergeBase } from './document/git.js';
import { loadDocument, loadWorkTree } from './document/load.js';
import { filePlaces, findPlaces, sourcePlaces } from './document/source-place.js';
import { changesetsFor, writeChangesets } from './report/changesets.js';
import { formatMarkdown } from './report/markdown.js';
import { formatText, type Places } from './report/text.js';

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

const usage = `usage: pnpm spec:diff [OLD [NEW]] [--format text|json|markdown|changeset] [--write]

Compares two versions of the contract and tells, for each package, how far its version has to move, and why.
OLD and NEW are files or commits. Without NEW: the work tree. Without OLD: where the work tree left main.
--write puts a changeset for each package into .changeset/.
Exit code: 0 compared, 2 a document is missing or invalid.`;

const formats: Readonly<Record<string, (diff: Diff, places: Places, colour: boolean) => string>> = {
  text: (diff, places, colour) => formatText(diff, colour, places),
  json: (diff) => JSON.stringify(diff, null, 2),
  markdown: formatMarkdown,
  changeset: (diff) =>
    changesetsFor(diff)
      .map(({ file, text }) => `# .changeset/${file}\n${text}`)
      .join('\n'),
};

const options = {
  format: { type: 'string', default: 'text' },
  write: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Runs `spec:diff` and gives its exit code. The result goes to `log` in one piece, everything else to `error`. */
export async function run(args: readonly string[], shell: Shell): Promise<number> {
  const request = parse(args);
  const format = formats[request?.values.format ?? ''];
  if (request?.values.help === true) {
    shell.log(usage);
    return 0;
  }
  if (request === undefined || format === undefined || request.positionals.length > 2) {
    shell.error(`cannot diff ${args.join(' ')}\n${usage}`);
    return 2;
  }
  try {
    const { diff, places } = await compare(request.positionals, shell);
    if (request.values.write)
      for (const file of await writeChangesets(shell.root, changesetsFor(diff))) shell.error(`wrote ${file}`);
    shell.log(format(diff, places, shell.colour));
    return 0;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    shell.error(error.message);
    return 2;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch {
    return undefined; // an option that there is not
  }
}

async function compare(
  [older, newer]: readonly string[],
  { root, folder }: Shell,
): Promise<{ diff: Diff; places: Places }> {
  const [old, next] = await Promise.all([
    loadDocument(older ?? (await mergeBase(root)), root, folder),
    newer === undefined ? loadWorkTree(root) : loadDocument(newer, root, folder),
  ]);
  const diff = await diffDocuments(old, next);
  const isFile = newer !== undefined && existsSync(path.resolve(folder, newer));
  const find =
    newer === undefined ? await sourcePlaces(root) : isFile ? filePlaces(folder, newer) : undefined;
  const pointers = diff.changes.map(({ where }) => where);
  return { diff, places: find === undefined ? new Map() : await findPlaces(find, pointers) };
}
