import { type Command, Option } from 'commander';
import { capabilities, types } from '../purchase/criteria.js';
import { amount, areaCode, currency, seconds } from './parsers.js';

/** Adds what can be searched for. */
export function withCriteria(command: Command): Command {
  return command
    .optionsGroup('What to search for:')
    .addOption(
      new Option('--type <type>', 'mobile needs --api-version 2025-06-01')
        .choices(Object.keys(types))
        .makeOptionMandatory(),
    )
    .addOption(new Option('--calling <direction>', 'what it can do').choices(capabilities).default('none'))
    .addOption(new Option('--sms <direction>', 'what it can do').choices(capabilities).default('none'))
    .addOption(
      new Option('--assignment <who>', 'who uses it')
        .choices(['application', 'person'])
        .default('application'),
    )
    .option('--area-code <digits>', 'of geographic phone numbers', areaCode);
}

/** Adds what a purchase needs. */
export function withMoney(command: Command): Command {
  return command
    .optionsGroup('Money:')
    .option('--yes', 'do not ask; needs --max-price and --currency')
    .option('--max-price <amount>', 'the most that all of them may cost a month', amount)
    .option('--currency <code>', 'of --max-price, such as USD', currency)
    .option('--dry-run', 'show what would be bought, and send nothing that costs')
    .option('--agree-to-not-resell', 'where the service asks for it (2025-06-01)')
    .option(
      '--resend-after <seconds>',
      'send a purchase again that was marked as sent, and is unknown',
      seconds,
    );
}
