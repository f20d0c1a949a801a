import { parseArgs } from 'node:util';
import { type Diff, diffDocuments } from './diff.js';
import { mergeBase } from './document/git.js';
import { DocumentError, loadDocument, loadWorkTree } from './document/load.js';
import { changesetsFor, writeChangesets } from './report/changesets.js';
import { formatMarkdown } from './report/markdown.js';
import { formatText } from './report/text.js';

const usage = `usage: pnpm spec:diff [OLD [NEW]] [--format text|json|markdown|changeset] [--write]

Compares two versions of the contract and tells, for each package, how far its version has to move, and why.
OLD and NEW are files or commits. Without NEW: the work tree. Without OLD: where the work tree left main.
--write puts a changeset for each package into .changeset/.
Exit code: 0 compared, 2 a document is missing or invalid.`;

const formats: Readonly<Record<string, (diff: Diff) => string>> = {
  text: (diff) => formatText(diff, process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined),
  json: (diff) => JSON.stringify(diff, null, 2),
  markdown: formatMarkdown,
  changeset: (diff) =>
    changesetsFor(diff)
      .map(({ file, text }) => `# .changeset/${file}\n${text}`)
      .join('\n'),
};

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'text' },
      write: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const format = formats[values.format];
  if (values.help === true || format === undefined || positionals.length > 2) {
    if (values.help !== true) console.error(`cannot diff ${args.join(' ')}`);
    console[values.help === true ? 'log' : 'error'](usage);
    return values.help === true ? 0 : 2;
  }
  const diff = await compare(positionals);
  if (values.write === true)
    for (const file of await writeChangesets(root, changesetsFor(diff))) console.error(`wrote ${file}`);
  console.log(format(diff));
  return 0;
}

// pnpm runs scripts in the repository's root and keeps the caller's folder in INIT_CWD.
const root = process.cwd();
const folder = process.env['INIT_CWD'] ?? root;

async function compare([older, newer]: readonly string[]): Promise<Diff> {
  const [old, next] = await Promise.all([
    loadDocument(older ?? (await mergeBase(root)), root, folder),
    newer === undefined ? loadWorkTree(root) : loadDocument(newer, root, folder),
  ]);
  return diffDocuments(old, next);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isUsage =
    error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (!(error instanceof DocumentError) && !isUsage) throw error;
  console.error(isUsage ? `${error.message}\n${usage}` : error.message);
  process.exitCode = 2;
}
