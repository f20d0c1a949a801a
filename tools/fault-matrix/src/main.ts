import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runCommand } from '@acs-contracts/commands/command';
import { UsageError } from '@acs-contracts/commands/command-error';
import { ensureBuilt } from '@acs-contracts/commands/ensure-built';
import { exitCodeOf } from '@acs-contracts/commands/turbo';
import { packagesNode } from '@acs-contracts/node-releases';
import type { Trial } from './try-rows.js';

await runCommand(
  {
    name: 'pnpm faults',
    summary: `Tries every row of the fault matrix on our client and on those that people use today, and prints the
results.`,
    options: {
      ours: { type: 'boolean', default: false, description: 'try our client only' },
      row: {
        type: 'string',
        value: 'ID',
        multiple: true,
        default: [],
        description: 'try this row only; may be repeated',
      },
      write: {
        type: 'boolean',
        default: false,
        description: 'store the results of all rows and clients, and render docs/reliability.md',
      },
      render: {
        type: 'boolean',
        default: false,
        description: 'render docs/reliability.md from the stored results, without a run',
      },
    },
    examples: ['pnpm faults --ours --row 17', 'pnpm faults --write'],
    exitCodes: { 0: 'our client passes every row that was tried', 1: 'our client fails a row' },
  },
  async ({ values: { ours, row, write, render } }) => {
    if (write && (ours || row.length > 0)) {
      throw new UsageError('--write stores the results of all rows and clients: leave out --ours and --row');
    }
    await ensureBuilt('@acs-contracts/fault-matrix^...');
    const { knownRows, renderDocument } = await import('./try-rows.js');
    const unknown = row.find((id) => !knownRows.includes(id));
    if (unknown !== undefined) throw new UsageError(`there is no row ${JSON.stringify(unknown)}`);
    if (render) {
      await renderDocument();
      return 0;
    }
    const trial: Trial = { oursOnly: ours, ids: row, write };
    const program = fileURLToPath(new URL('try-main.ts', import.meta.url));
    const args = ['--import', import.meta.resolve('tsx'), program, JSON.stringify(trial)];
    return exitCodeOf(spawn(packagesNode, args, { stdio: 'inherit' }));
  },
);
