import { runCommand } from '@acs-contracts/commands/command';
import { ensureBuilt } from '@acs-contracts/commands/ensure-built';
import { repositoryRoot } from '@acs-contracts/commands/repository-root';

await runCommand(
  {
    name: 'pnpm release audit',
    summary: `Asks the registry for the known vulnerabilities of everything that npm installs with the public packages.
Severities from high on count.`,
    options: {},
    examples: ['pnpm release audit'],
    exitCodes: {
      0: 'no vulnerability of severity high or critical',
      1: 'a vulnerability, or the build failed',
      3: 'the registry did not answer: nothing is known',
    },
  },
  async () => {
    await ensureBuilt();
    const { installConsumer } = await import('../packed/consumer.js');
    const { auditProject } = await import('./audit-project.js');
    await using consumer = await installConsumer(repositoryRoot);
    return await auditProject(consumer.folder);
  },
);
