import { runCommand } from '@acs-contracts/commands/command';
import { CommandError } from '@acs-contracts/commands/command-error';

await runCommand(
  {
    name: 'pnpm release rehearse',
    summary: `Publishes a copy of the repository to a registry on loopback, installs what was published, and
purchases with it; then does the same with a breaking change. Writes nothing into the work tree.`,
    options: {},
    examples: ['pnpm release rehearse'],
    exitCodes: { 0: 'the release works', 1: 'a step failed, or the work tree changed' },
  },
  async () => {
    const { repositoryRoot } = await import('@acs-contracts/commands/repository-root');
    const { run } = await import('@acs-contracts/commands/run-program');
    const { rehearse } = await import('./rehearse.js');
    const workTree = () => run(repositoryRoot, ['git', 'status', '--porcelain']);
    const before = await workTree();
    const started = Date.now();
    await rehearse(repositoryRoot, (step) =>
      console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${step}`),
    );
    const after = await workTree();
    if (after !== before)
      throw new CommandError(`the work tree changed. Before:\n${before}\nAfter:\n${after}`);
    console.log('the work tree is as it was, and nothing is left running');
    return 0;
  },
);
