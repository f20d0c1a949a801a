import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { judgeFolder } from './folder.js';
import { formatEntry, formatSummary } from './report.js';

const usage = `usage: pnpm spec:traffic [FOLDER]

Holds every recording (*.json) of FOLDER against the contract; without FOLDER, those in spec/recorded-traffic.
Exit code: 0 no conflict, 1 a conflict, 2 FOLDER cannot be read or holds no recording.`;

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(usage);
    return 0;
  }
  if (args.length > 1 || args[0]?.startsWith('-')) {
    console.error(`expected at most one folder, got ${args.join(' ')}\n${usage}`);
    return 2;
  }
  // pnpm runs scripts in the repository's root and keeps the caller's folder in INIT_CWD.
  const folder =
    args[0] === undefined
      ? fileURLToPath(new URL('../../../spec/recorded-traffic', import.meta.url))
      : path.resolve(process.env['INIT_CWD'] ?? '.', args[0]);
  const colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;

  const entries = await judgeFolder(folder).catch((error: unknown) => {
    console.error(`cannot read ${folder}: ${error instanceof Error ? error.message : String(error)}`);
  });
  if (entries === undefined) return 2;
  for (const entry of entries) console.log(formatEntry(entry, colour));
  console.log(`\n${formatSummary(entries, colour)}`);
  if (entries.some(({ verdict }) => verdict.kind === 'in conflict')) return 1;
  if (entries.some(({ verdict }) => verdict.kind !== 'no recording')) return 0;
  console.error(`expected recordings in ${folder}, found none`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
