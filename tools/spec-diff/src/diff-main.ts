import { runCommand } from '@acs-contracts/commands/command';
import { command } from './command.js';

await runCommand(command, async (request) => {
  const { run } = await import('./run.js');
  // pnpm runs scripts in the repository's root and keeps the caller's folder in INIT_CWD.
  const root = process.cwd();
  return run(request, {
    root,
    folder: process.env['INIT_CWD'] ?? root,
    colour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    log: console.log,
    error: console.error,
  });
});
