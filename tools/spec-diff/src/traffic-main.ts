import { spawn } from 'node:child_process';
import { runCommand } from '@acs-contracts/commands/command';
import { ensureBuilt } from '@acs-contracts/commands/ensure-built';
import { repositoryRoot } from '@acs-contracts/commands/repository-root';
import { exitCodeOf } from '@acs-contracts/commands/turbo';

await runCommand(
  {
    name: 'pnpm spec traffic',
    summary: `Checks the recordings of the live service in spec/recorded-traffic/ against the contract, with the
command that users have for their own: contract-tests check.`,
    options: {},
    examples: ['pnpm spec traffic'],
    exitCodes: { 0: 'no conflict', 1: 'a conflict, or the build failed' },
  },
  async () => {
    await ensureBuilt('@acs-contracts/contract-tests');
    const words = ['packages/contract-tests/bin/contract-tests.js', 'check', 'spec/recorded-traffic'];
    return exitCodeOf(spawn(process.execPath, words, { cwd: repositoryRoot, stdio: 'inherit' }));
  },
);
