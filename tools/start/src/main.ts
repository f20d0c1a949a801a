import { fileURLToPath } from 'node:url';
import { BuildFailedError, buildPackages } from './build.js';
import { createScreen } from './screen.js';

const usage = `usage: pnpm start

Generates and builds the packages, starts the emulator of the service on a free
port, and purchases a phone number from it with the built client: the contract,
the packages, the request, the answer, the polls of the operation, the number
that was bought, and what a refusal looks like.
Nothing is sent anywhere else, and nothing is left running.

options: --help   this text
exit code: 0 all went well, 1 something failed, 2 unknown option

See also: pnpm test, pnpm mock (a mock that stays), pnpm spec:traffic.`;

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return 0;
  }
  if (args.length > 0) {
    console.error(`expected no option but --help, got ${args.join(' ')}\n\n${usage}`);
    return 2;
  }
  const colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  const screen = createScreen((line) => console.log(line), colour);
  console.log('acs-contracts: from the YAML to a purchase');
  console.log('\nGenerating and building (a moment on the first run) …');
  const tasks = await buildPackages(fileURLToPath(new URL('../../../', import.meta.url)));
  // Imported now: before the build there is nothing to import.
  const { takeTour } = await import('./tour.js');
  await takeTour(screen, tasks);
  console.log('\nThat is all. Nothing is left running.');
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof BuildFailedError)) throw error;
  console.error(`\nThe build failed:\n\n${error.message}`);
  process.exitCode = 1;
}
