import path from 'node:path';
import { runCommand } from '@acs-contracts/commands/command';
import { CommandError, UsageError } from '@acs-contracts/commands/command-error';
import { ensureBuilt } from '@acs-contracts/commands/ensure-built';
import { repositoryRoot } from '@acs-contracts/commands/turbo';

await runCommand(
  {
    name: 'pnpm spec:traffic',
    summary: `Checks every recording (*.json) of FOLDER against the contract. FOLDER is spec/recorded-traffic by
default.`,
    operands: '[FOLDER]',
    options: {},
    examples: ['pnpm spec:traffic', 'pnpm spec:traffic ~/recordings'],
    exitCodes: { 0: 'no conflict', 1: 'a conflict', 2: 'FOLDER cannot be read or has no recording' },
  },
  async ({ positionals }) => {
    if (positionals.length > 1) throw new UsageError(`expected one folder, received ${positionals.length}`);
    // pnpm runs scripts in the repository's root and keeps the caller's folder in INIT_CWD.
    const folder =
      positionals[0] === undefined
        ? path.join(repositoryRoot, 'spec/recorded-traffic')
        : path.resolve(process.env['INIT_CWD'] ?? '.', positionals[0]);
    await ensureBuilt('@acs-contracts/contract-tests');
    return judge(folder);
  },
);

async function judge(folder: string): Promise<number> {
  const { judgeFolder } = await import('./folder.js');
  const { formatEntry, formatSummary } = await import('./report.js');
  const colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  const entries = await judgeFolder(folder).catch((error: unknown) => {
    throw new CommandError(
      `cannot read ${folder}: ${error instanceof Error ? error.message : String(error)}`,
      2,
    );
  });
  for (const entry of entries) console.log(formatEntry(entry, colour));
  console.log(`\n${formatSummary(entries, colour)}`);
  if (entries.some(({ verdict }) => verdict.kind === 'in conflict')) return 1;
  if (entries.some(({ verdict }) => verdict.kind !== 'no recording')) return 0;
  throw new CommandError(`there is no recording in ${folder}`, 2);
}
