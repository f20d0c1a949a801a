import { runCommand } from '@acs-contracts/commands/command';
import { ensureBuilt } from '@acs-contracts/commands/ensure-built';
import { command, readOptions } from './options.js';

await runCommand(command, async (args) => {
  const options = readOptions(args);
  await ensureBuilt('@acs-contracts/contract-tests', '@acs-contracts/phone-numbers-emulator');
  const { run } = await import('./run.js');
  return run(options);
});
