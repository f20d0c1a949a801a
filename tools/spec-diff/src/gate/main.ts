import { DocumentError } from '../document/document-error.js';
import { findPlaces, sourcePlaces } from '../document/source-place.js';
import { formatText } from '../report/text.js';
import { runGate } from './gate.js';

const usage = `usage: pnpm spec:gate

Holds this branch against the commit where it left main: its changesets promise what its change of the contract
demands, its generated files are up to date, and the type tests of main compile with its types.
Exit code: 0 nothing to object, 1 objections, 2 a document is missing or invalid.`;

async function main(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    console[args.includes('--help') ? 'log' : 'error'](usage);
    return args.includes('--help') ? 0 : 2;
  }
  // pnpm runs scripts in the repository's root.
  const root = process.cwd();
  const { objections, diff } = await runGate(root);
  const places = await findPlaces(
    await sourcePlaces(root),
    diff.changes.map(({ where }) => where),
  );
  console.log(
    formatText(diff, process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined, places),
  );
  if (objections.length === 0)
    console.log('\nNothing to object: the changesets promise what the change demands.');
  for (const { what, fix } of objections) console.error(`\n${what}\n  fix: ${fix}`);
  return objections.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof DocumentError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
