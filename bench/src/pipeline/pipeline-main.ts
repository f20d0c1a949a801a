import { runCommand } from '@acs-contracts/commands/command';

await runCommand(
  {
    name: 'pnpm bench pipeline',
    summary: `Measures how long builds take in a copy of the repository, and the generation of the types.
Prints the report and writes nothing into the work tree. Takes some minutes.`,
    options: {},
    examples: ['pnpm bench pipeline'],
    exitCodes: { 0: 'the report is printed', 1: 'a build failed' },
  },
  async () => {
    const { measurePipeline } = await import('./measure-pipeline.js');
    await measurePipeline();
    return 0;
  },
);
