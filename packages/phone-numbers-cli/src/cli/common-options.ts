import type { ApiVersion } from '@acs-contracts/phone-numbers-client';
import { type Command, Option } from 'commander';
import { apiVersions } from '../service/api-versions.js';
import { usualPatience } from '../service/reach.js';
import { folder, seconds } from './parsers.js';

/** The options that every command has. */
export interface CommonOptions {
  readonly connectionString?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly dotenv?: string | undefined;
  readonly apiVersion: ApiVersion;
  readonly journal?: string | undefined;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  readonly color: boolean;
  /** Seconds; without it, {@link usualTimeout} and the patience of an endpoint that cannot be reached count. */
  readonly timeout?: number | undefined;
}

/** How long a command may take, in seconds. */
export const usualTimeout = 600;

/** Adds the options that every command has. */
export function withCommonOptions(command: Command): Command {
  return command
    .optionsGroup('Resource:')
    .option('--connection-string <text>', 'endpoint and access key; shown in process lists')
    .option('--dotenv <file>', 'read COMMUNICATION_SERVICES_CONNECTION_STRING from a file')
    .option('--endpoint <url>', 'with Microsoft Entra ID, if @azure/identity is installed')
    .addOption(
      new Option('--api-version <version>', 'of the service').choices(apiVersions).default(apiVersions[0]),
    )
    .optionsGroup('Output:')
    .option('--json', 'print one JSON document')
    .option('--quiet', 'print data, warnings and errors only')
    .option('--no-color', 'without colors; NO_COLOR=1 does the same')
    .optionsGroup('Other:')
    .option('--journal <dir>', 'default: acs-phone-numbers in $XDG_STATE_HOME', folder)
    .option(
      '--timeout <seconds>',
      `for everything (default: ${usualTimeout}, and ${usualPatience} for the first connection)`,
      seconds,
    )
    .helpOption('-h, --help', 'print this text');
}
