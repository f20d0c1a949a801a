import { type Command, Option } from 'commander';
import type { BuyOptions } from '../commands/buy.js';
import type { EnsureOptions } from '../commands/ensure.js';
import type { PurchaseCommandOptions } from '../commands/purchase.js';
import type { ResumeOptions } from '../commands/resume.js';
import type { SearchCommandOptions } from '../commands/search.js';
import { withCriteria, withMoney } from './command-options.js';
import { type CommonOptions, withCommonOptions } from './common-options.js';
import { examples } from './help-text.js';
import { count, operationId, searchId, seconds } from './parsers.js';
import type { Runner } from './runner.js';

const idHelp = 'of a search, or of an operation such as search_…';

/** Adds the commands from a search to a purchase. */
export function addPurchaseCommands(program: Command, { run }: Runner): void {
  withCommonOptions(
    withCriteria(program.command('search').argument('<country>', 'two letters, such as US')).option(
      '--quantity <number>',
      'how many phone numbers',
      count,
      1,
    ),
  )
    .description(
      'Searches for phone numbers, which the service then holds for about 16 minutes. It costs nothing.',
    )
    .addHelpText(
      'after',
      examples(
        'search US --type toll-free --calling inbound',
        'search US --type geographic --area-code 425 --calling inbound',
      ),
    )
    .action((country: string, options: SearchCommandOptions & CommonOptions) =>
      run('search', options, async () => (await import('../commands/search.js')).search(country, options)),
    );

  withCommonOptions(
    withMoney(
      withCriteria(program.command('buy').argument('<country>', 'two letters, such as US'))
        .option('--quantity <number>', 'how many phone numbers', count, 1)
        .option('--key <key>', 'the same key is the same purchase, also after it has ended')
        .option('--new', 'buy although the journal holds an unfinished purchase'),
    ),
  )
    .description('Searches, shows what was found, asks, purchases once, waits, and prints the phone numbers.')
    .addHelpText(
      'after',
      examples(
        'buy US --type toll-free --calling inbound',
        'buy US --type toll-free --calling inbound --key order-17 --yes --max-price 2.00 --currency USD',
      ),
    )
    .action((country: string, options: BuyOptions & CommonOptions) =>
      run('buy', options, async () => (await import('../commands/buy.js')).buy(country, options)),
    );

  withCommonOptions(withMoney(program.command('purchase').argument('<searchId>', 'from "search"', searchId)))
    .description('Purchases what a search holds, once, however often it is run.')
    .addHelpText('after', examples('purchase 378ddf60-81be-452a-ba4f-613198ea6c28'))
    .action((id: string, options: PurchaseCommandOptions & CommonOptions) =>
      run('purchase', options, async () => (await import('../commands/purchase.js')).purchase(id, options)),
    );

  withCommonOptions(
    withMoney(
      withCriteria(
        program.command('ensure').requiredOption('--country <code>', 'two letters, such as US'),
      ).option('--count <number>', 'how many phone numbers the resource must own', count, 1),
    ),
  )
    .description(
      'Buys what is missing until the resource owns as many phone numbers of a kind as wanted; does nothing the second ' +
        'time. It locks on this machine only: across machines, run it from one place, or share claims through the client.',
    )
    .addHelpText(
      'after',
      examples(
        'ensure --country US --type toll-free --calling inbound --count 1 --yes --max-price 2.00 --currency USD',
      ),
    )
    .action((options: EnsureOptions & CommonOptions) =>
      run('ensure', options, async () => (await import('../commands/ensure.js')).ensure(options)),
    );

  withCommonOptions(
    program
      .command('resume')
      .addOption(
        new Option(
          '--resend-after <seconds>',
          'send a purchase again that was marked as sent this long ago, and is still unknown',
        ).argParser(seconds),
      ),
  )
    .description('Waits for every purchase that the journal has open. It sends no purchase by itself.')
    .addHelpText('after', examples('resume', 'resume --resend-after 300'))
    .action((options: ResumeOptions & CommonOptions) =>
      run('resume', options, async () => (await import('../commands/resume.js')).resume(options)),
    );

  withCommonOptions(program.command('watch').argument('<id>', idHelp, operationId))
    .description('Waits until an operation has ended: the purchase of a search, or any other one by its id.')
    .addHelpText(
      'after',
      examples(
        'watch 378ddf60-81be-452a-ba4f-613198ea6c28',
        'watch release_378ddf60-81be-452a-ba4f-613198ea6c28',
      ),
    )
    .action((id: string, options: CommonOptions) =>
      run('watch', options, async () => (await import('../commands/operations.js')).watch(id)),
    );

  withCommonOptions(program.command('cancel').argument('<id>', idHelp, operationId))
    .description('Asks the service to cancel an operation.')
    .addHelpText('after', examples('cancel search_378ddf60-81be-452a-ba4f-613198ea6c28'))
    .action((id: string, options: CommonOptions) =>
      run('cancel', options, async () => (await import('../commands/operations.js')).cancel(id)),
    );
}
