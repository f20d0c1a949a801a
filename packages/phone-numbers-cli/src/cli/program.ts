import { createRequire } from 'node:module';
import { Command } from 'commander';
import { exitCodesHelp } from './help-text.js';
import { addCompletionCommand } from './program-completion.js';
import { addJournalCommands } from './program-journal.js';
import { addNumberCommands } from './program-numbers.js';
import { addPurchaseCommands } from './program-purchase.js';
import type { Runner } from './runner.js';

/** Creates the program. It prints nothing and exits nowhere by itself but through its configuration. */
export function createProgram(runner: Runner): Command {
  const program = new Command('acs-phone-numbers')
    .description(
      'Searches for phone numbers of Azure Communication Services, buys them once, and releases them.',
    )
    .version(version(), '--version', 'print the version')
    .helpOption('-h, --help', 'print this text')
    .helpCommand(false)
    .addHelpText('after', exitCodesHelp);
  addPurchaseCommands(program, runner);
  addNumberCommands(program, runner);
  addJournalCommands(program, runner);
  addCompletionCommand(program, runner);
  return program;
}

function version(): string {
  const manifest: { readonly version: string } = createRequire(import.meta.url)('../../package.json');
  return manifest.version;
}
