import type { CommandName } from './arguments.js';

/** What `--help` prints, with a command or without one, at most 80 columns wide. */
export function helpOf(command: CommandName | undefined): string {
  return command === undefined ? general : help[command];
}

const general = `Usage: contract-tests <command> [options]

Checks against the contract of the phone numbers of Azure Communication Services.

Commands:
  verify <endpoint>           drives an endpoint through the contract
  check <file or folder ...>  checks recorded traffic: HAR files and recordings

Options:
  --help                      print this; after a command, what it takes
  --version                   print the version
`;

const verify = `Usage: contract-tests verify <endpoint> [options]

Drives an endpoint through the contract of the phone numbers of Azure
Communication Services, and reports every way in which it breaks it. Unless
purchases are allowed, nothing is sent that could buy: only reads, searches,
which hold a number for about 16 minutes, and requests that must be refused.

Arguments:
  <endpoint>                  like https://resourcename.communication.azure.com;
                              may be left out with a connection string

Options:
  --fixtures FILE             JSON object: what the endpoint has to work with.
                              Search ids: succeeds, fails, richError, throttled,
                              unavailable, cancel; and phoneNumber
  --allow-purchase            send purchases, too: this may cost money. One
                              number is searched for, bought, updated and
                              released; no other number is released
  --scenario NAME             run this scenario only; may be repeated
  --api-version VERSION       2021-03-07 or 2025-06-01; default: 2021-03-07
  --connection-string TEXT    default: COMMUNICATION_SERVICES_CONNECTION_STRING,
                              when it is for this endpoint
  --token TOKEN               bearer token; default: COMMUNICATION_SERVICES_TOKEN
                              With neither, a placeholder is sent: enough for
                              emulators that look at the form only
  --timeout SECONDS           for everything; default: 900
  --strict                    count deviations from RFCs as findings
  --fail-on-skip              end with 1 when a scenario was skipped
  --reporter NAME             text, json, junit, html or github;
                              default: text
  --output FILE               write the report to a file, not to stdout
  --help                      print this
  --version                   print the version

Exit codes: 0 no findings, 1 findings, 2 wrong usage or credentials refused,
3 endpoint unreachable, 130 interrupted (with the report so far).
`;

const check = `Usage: contract-tests check <file or folder ...> [options]

Checks recorded traffic against the contract of the phone numbers of Azure
Communication Services: HAR files, as browsers and proxies write them, and
recordings (JSON with a request and a response). Sends nothing. Exchanges of one
file that are about one operation or phone number are checked together, too.

Arguments:
  <file or folder ...>        a folder is searched for *.har and *.json

Options:
  --endpoint URL              check the exchanges with this origin only; default:
                              hosts of the service, and those that are sent an
                              api-version on a path of the contract
  --strict                    count deviations from RFCs as findings
  --fail-on-skip              end with 1 when a file has nothing to check
  --reporter NAME             text, json, junit, html or github;
                              default: text
  --output FILE               write the report to a file, not to stdout
  --help                      print this
  --version                   print the version

Credentials of the files are kept out of the report.

Exit codes: 0 no findings, 1 findings, 2 wrong usage, or a file or an entry that
cannot be read: all others are checked and reported.
`;

const help: Readonly<Record<CommandName, string>> = { verify, check };
