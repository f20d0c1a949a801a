import { type Command, Option } from 'commander';
import type { DoctorOptions } from '../commands/doctor.js';
import type { UpdateCommandOptions } from '../commands/numbers.js';
import { capabilities } from '../purchase/criteria.js';
import { type CommonOptions, withCommonOptions } from './common-options.js';
import { examples } from './help-text.js';
import { count } from './parsers.js';
import type { Runner } from './runner.js';

const numberHelp = 'such as +14255550123';

/** Adds the commands about phone numbers that the resource owns, and `doctor`. */
export function addNumberCommands(program: Command, { run }: Runner): void {
  withCommonOptions(program.command('list').option('--limit <number>', 'stop after this many', count))
    .description('Lists the phone numbers that the resource owns.')
    .addHelpText('after', examples('list', 'list --json'))
    .action((options: { readonly limit?: number } & CommonOptions) =>
      run('list', options, async () => (await import('../commands/numbers.js')).list(options)),
    );

  withCommonOptions(program.command('show').argument('<number>', numberHelp))
    .description('Shows what a phone number can do, and costs.')
    .addHelpText('after', examples('show +14255550123'))
    .action((number: string, options: CommonOptions) =>
      run('show', options, async () => (await import('../commands/numbers.js')).show(number)),
    );

  withCommonOptions(
    program
      .command('update')
      .argument('<number>', numberHelp)
      .addOption(new Option('--calling <direction>', 'what it can do').choices(capabilities))
      .addOption(new Option('--sms <direction>', 'what it can do').choices(capabilities)),
  )
    .description('Changes what a phone number can do. It may cost more then.')
    .addHelpText('after', examples('update +14255550123 --calling inbound+outbound --sms none'))
    .action((number: string, options: UpdateCommandOptions & CommonOptions) =>
      run('update', options, async () => (await import('../commands/numbers.js')).update(number, options)),
    );

  withCommonOptions(program.command('release').argument('<number>', numberHelp).option('--yes', 'do not ask'))
    .description('Returns a phone number to the service. Somebody else may get it then.')
    .addHelpText('after', examples('release +14255550123', 'release +14255550123 --yes'))
    .action((number: string, options: { readonly yes?: boolean } & CommonOptions) =>
      run('release', options, async () => (await import('../commands/numbers.js')).release(number, options)),
    );

  withCommonOptions(
    program
      .command('doctor')
      .option('--probe-search', 'also search, and see how an unknown purchase is answered'),
  )
    .description(
      'Checks the credential, the name, the connection, the clock, a read and the journal, and says what to do. ' +
        'It buys nothing.',
    )
    .addHelpText('after', examples('doctor', 'doctor --probe-search --json'))
    .action((options: DoctorOptions & CommonOptions) =>
      run('doctor', options, async () => (await import('../commands/doctor.js')).doctor(options)),
    );
}
