import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './usage-error.js';

type Options = NonNullable<ParseArgsConfig['options']>;
/** What `parseArgs` returns for these options. */
type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: T; allowPositionals: true }>
>;

/**
 * Parses the arguments of a command.
 *
 * @throws UsageError for an option that the command does not have
 */
export function parse<T extends Options>(args: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node goes on to explain how positional arguments may begin with a dash.
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split(/\n|\. /);
    throw new UsageError(`${first.replace(/\.$/, '')} (see --help)`);
  }
}
