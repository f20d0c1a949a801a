import { runCommand } from '@acs-contracts/commands/command';
import { ensureBuilt } from '@acs-contracts/commands/ensure-built';
import { repositoryRoot } from '@acs-contracts/commands/repository-root';

await runCommand(
  {
    name: 'pnpm release sbom',
    summary: `Writes a bill of materials (CycloneDX, JSON) for each public package into sbom/, from what npm installs
for its users today.`,
    options: {},
    examples: ['pnpm release sbom'],
    exitCodes: { 0: 'the files are written', 1: 'the build or the installation failed' },
  },
  async () => {
    await ensureBuilt();
    const { writeBillsOfMaterials } = await import('./write-bills-of-materials.js');
    for (const line of await writeBillsOfMaterials(repositoryRoot)) console.log(line);
    return 0;
  },
);
