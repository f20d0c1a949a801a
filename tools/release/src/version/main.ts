import { runCommand } from '@acs-contracts/commands/command';

await runCommand(
  {
    name: 'pnpm release version',
    summary: `Moves the versions of the packages as the changesets say, writes the changelogs, removes the changesets, names
the version of the contract tests in verify/action.yml, and brings the lockfile up to date.
release.yml runs it for the pull request "Version packages".`,
    options: {},
    examples: ['pnpm release version'],
    exitCodes: { 0: 'the versions moved, or there is no changeset', 1: 'a step failed' },
  },
  async () => {
    const { repositoryRoot } = await import('@acs-contracts/commands/repository-root');
    const { run } = await import('@acs-contracts/commands/run-program');
    const { machineEnvironment } = await import('@acs-contracts/commands/machine-environment');
    const { moveVersions } = await import('./move-versions.js');
    await moveVersions(repositoryRoot, async (command) =>
      console.log(await run(repositoryRoot, command, machineEnvironment())),
    );
    return 0;
  },
);
