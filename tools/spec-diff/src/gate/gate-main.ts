import { runCommand } from '@acs-contracts/commands/command';

await runCommand(
  {
    name: 'pnpm spec gate',
    summary: `Checks this branch against the commit where it left main: its changesets promise what its change of the contract
demands, its generated files are up to date, and the type tests of main compile with its types.`,
    options: {},
    examples: ['pnpm spec gate'],
    exitCodes: {
      0: 'nothing to object',
      1: 'objections',
      2: 'invalid arguments, or a document is missing or invalid',
    },
  },
  async () => {
    const { judge } = await import('./judge.js');
    // pnpm runs scripts in the repository's root.
    return judge(process.cwd());
  },
);
