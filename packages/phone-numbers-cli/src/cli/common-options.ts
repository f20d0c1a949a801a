import type { ApiVersion } from '@acs-contracts/phone-numbers-client';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { apiVersions } from '../service/api-versions.js';

/** The options that every command has. */
export interface CommonOptions {
  readonly connectionString?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly envFile?: string | undefined;
  readonly apiVersion: ApiVersion;
  readonly journal?: string | undefined;
  readonly json?: boolean | undefined;
  readonly quiet?: boolean | undefined;
  readonly color: boolean;
  /** Seconds. */
  readonly timeout: number;
}

/** A day, in seconds. */
const longest = 86_400;

/** Adds the options that every command has. */
export function withCommonOptions(command: Command): Command {
  return command
    .optionsGroup('Resource:')
    .option('--connection-string <text>', 'endpoint and access key; shown in process lists')
    .option('--env-file <file>', 'read COMMUNICATION_SERVICES_CONNECTION_STRING from a file')
    .option('--endpoint <url>', 'with Microsoft Entra ID, if @azure/identity is installed')
    .addOption(
      new Option('--api-version <version>', 'of the service').choices(apiVersions).default(apiVersions[0]),
    )
    .optionsGroup('Output:')
    .option('--json', 'print one JSON document')
    .option('--quiet', 'print data, warnings and errors only')
    .option('--no-color', 'without colors; NO_COLOR=1 does the same')
    .optionsGroup('Other:')
    .option('--journal <dir>', 'default: acs-phone-numbers in $XDG_STATE_HOME')
    .option('--timeout <seconds>', 'for everything', seconds, 600)
    .helpOption('-h, --help', 'print this text');
}

/** Reads a number of seconds. */
export function seconds(text: string): number {
  const value = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (value > 0 && value <= longest) return value;
  throw new InvalidArgumentError(`It must be a number of seconds, up to ${longest}.`);
}

/** Reads a whole number from 1. */
export function count(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number, at least 1.');
}

/** Reads an amount of money. */
export function amount(text: string): number {
  if (/^\d{1,9}(\.\d{1,6})?$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be an amount like 2.00.');
}
