import type { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from './common-options.js';
import { examples } from './help-text.js';
import { count, searchId } from './parsers.js';
import type { Runner } from './runner.js';

/** Adds the commands about the journal, which need no resource. */
export function addJournalCommands(program: Command, { runLocally }: Runner): void {
  const journal = program
    .command('journal')
    .description('Shows what this machine knows of purchases. The journal holds no secret.')
    .helpOption('-h, --help', 'print this text')
    .helpCommand(false)
    .addHelpText('after', examples('journal list', 'journal prune --days 90'));

  withCommonOptions(journal.command('list'))
    .description('Lists the purchases, of all endpoints.')
    .addHelpText('after', examples('journal list', 'journal list --json'))
    .action((options: CommonOptions) =>
      runLocally('journal list', options, async () => (await import('../commands/journal.js')).listJournal()),
    );

  withCommonOptions(journal.command('show').argument('<searchId>', 'from "journal list"', searchId))
    .description('Shows one purchase.')
    .addHelpText('after', examples('journal show 378ddf60-81be-452a-ba4f-613198ea6c28'))
    .action((id: string, options: CommonOptions) =>
      runLocally('journal show', options, async () =>
        (await import('../commands/journal.js')).showJournal(id),
      ),
    );

  withCommonOptions(journal.command('export'))
    .description('Prints all purchases, one JSON object a line.')
    .addHelpText('after', examples('journal export > purchases.jsonl'))
    .action((options: CommonOptions) =>
      runLocally('journal export', options, async () =>
        (await import('../commands/journal.js')).exportJournal(),
      ),
    );

  withCommonOptions(journal.command('prune').option('--days <number>', 'keep what is younger', count, 90))
    .description('Forgets purchases that have ended, and their keys: the same key is then a new purchase.')
    .addHelpText('after', examples('journal prune --days 90'))
    .action((options: { readonly days: number } & CommonOptions) =>
      runLocally('journal prune', options, async () =>
        (await import('../commands/journal.js')).pruneJournal(options),
      ),
    );
}
