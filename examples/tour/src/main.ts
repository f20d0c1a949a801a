import { runCommand } from '@acs-contracts/commands/command';
import { CommandError } from '@acs-contracts/commands/command-error';
import { repositoryRoot } from '@acs-contracts/commands/repository-root';
import { BuildFailedError, buildPackages } from './build.js';
import { createScreen } from './screen.js';

await runCommand(
  {
    name: 'pnpm start',
    summary: `Generates and builds the packages, starts the emulator of the service on a free
port, and purchases a phone number from it with the built client: the contract,
the packages, the request, the response, the polls of the operation, the number
that was bought, and what an error looks like.
Nothing is sent anywhere else, and nothing is left running.`,
    options: {},
    examples: ['pnpm start'],
    exitCodes: { 0: 'all went well', 1: 'something failed' },
  },
  async () => {
    const colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
    const screen = createScreen((line) => console.log(line), colour);
    console.log('acs-contracts: from the YAML to a purchase');
    console.log('\nGenerating and building (a moment on the first run) …');
    const tasks = await buildPackages(repositoryRoot).catch((error: unknown) => {
      if (!(error instanceof BuildFailedError)) throw error;
      throw new CommandError(`the build failed:\n\n${error.message}`);
    });
    // Imported now: before the build there is nothing to import.
    const { takeTour } = await import('./tour.js');
    await takeTour(screen, tasks);
    console.log('\nThat is all. Nothing is left running.');
    return 0;
  },
);
