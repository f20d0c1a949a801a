import path from 'node:path';
import { runCommand } from '@acs-contracts/commands/command';
import { repositoryRoot } from '@acs-contracts/commands/repository-root';

await runCommand(
  {
    name: 'package:check',
    summary: `Packs the package in the current folder and checks its contents. Each public package has it as the
script package:check.`,
    options: {},
    examples: ['pnpm package:check'],
    exitCodes: { 0: 'no findings', 1: 'findings' },
  },
  async () => {
    const { checkPackedPackage } = await import('./check-package.js');
    const { packPackage } = await import('../packed/packed-package.js');
    const folder = path.relative(repositoryRoot, process.cwd()).split(path.sep).join('/');
    const packed = await packPackage(repositoryRoot, folder);
    const findings = await checkPackedPackage(packed);
    for (const finding of findings) console.error(`${folder}: ${finding}`);
    if (findings.length > 0) return 1;
    const bytes = [...packed.files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const kilobytes = (bytes / 1024).toFixed(1);
    console.log(`${folder}: ${packed.files.size} files, ${kilobytes} kB unpacked, no findings`);
    return 0;
  },
);
