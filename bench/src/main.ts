import { runGroup } from '@acs-contracts/commands/group';

await runGroup(
  {
    name: 'pnpm bench',
    summary: `Measures the client side by side with other clients: time, memory, size, types.
Prints the report and writes it to docs/benchmarks.md. Takes some minutes; leave the machine alone meanwhile.`,
    commands: {
      'spec-diff': {
        summary: 'how long spec diff takes for a generated description, and how much memory',
        load: () => import('./spec-diff/spec-diff-main.js'),
      },
      pipeline: {
        summary: 'how long builds and generation take, and whether they keep to their goals',
        load: () => import('./pipeline/pipeline-main.js'),
      },
    },
    examples: ['pnpm bench', 'pnpm bench pipeline'],
    exitCodes: { 0: 'the report is written', 1: 'the build or a measurement failed' },
  },
  async () => {
    const { ensureBuilt } = await import('@acs-contracts/commands/ensure-built');
    await ensureBuilt('@acs-contracts/bench...');
    const { measureAll } = await import('./measure-all.js');
    await measureAll();
    return 0;
  },
);
