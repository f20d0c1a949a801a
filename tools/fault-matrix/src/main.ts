import { runCommand } from '@acs-contracts/commands/command';
import { UsageError } from '@acs-contracts/commands/command-error';
import { ensureBuilt } from '@acs-contracts/commands/ensure-built';

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
    const { knownRows, renderDocument, tryRows } = await import('./try-rows.js');
    const unknown = row.find((id) => !knownRows.includes(id));
    if (unknown !== undefined) throw new UsageError(`there is no row ${JSON.stringify(unknown)}`);
    if (render) {
      await renderDocument();
      return 0;
    }
    // Clients leave connections and timers behind.
    process.exit((await tryRows({ oursOnly: ours, ids: row, write })) ? 0 : 1);
  },
);
