import { runCommand } from '@acs-contracts/commands/command';
import { ensureBuilt } from '@acs-contracts/commands/ensure-built';

await runCommand(
  {
    name: 'pnpm bench',
    summary: `Measures the client side by side with other clients: time, memory, size, types.
Prints the report and writes it to docs/benchmarks.md. Takes some minutes; leave the machine alone meanwhile.`,
    options: {},
    examples: ['pnpm bench'],
    exitCodes: { 0: 'the report is written', 1: 'the build or a measurement failed' },
  },
  async () => {
    await ensureBuilt('@acs-contracts/bench...');
    const { measureAll } = await import('./measure-all.js');
    await measureAll();
    return 0;
  },
);
