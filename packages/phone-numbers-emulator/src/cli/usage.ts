import { unrecordedUsage } from './unrecorded.js';

/** The help text. No line is wider than 80 columns. */
export const usage = `usage: npx @acs-contracts/phone-numbers-emulator [options]

A stateful fake of the phone-number purchase of Azure Communication Services.
Prints its URL on the first line, logs every request on stderr, and runs until
it gets SIGINT (Ctrl+C) or SIGTERM.

  --port N              the port to listen on; 0, the default, takes a free one
  --hostname NAME       the address to listen on; 127.0.0.1 by default, which no
                        other machine reaches; 0.0.0.0 or :: for all addresses
  --tls                 serves https, with a certificate that is made at the
                        start; needs the package selfsigned
  --tls-cert FILE       serves https with this certificate, in PEM format
  --tls-key FILE        the private key of the certificate, in PEM format
  --write-certificate FILE
                        writes the certificate there, for clients to trust; by
                        default to a temporary file
  --access-key KEY      base64; by default a fixed one, which is no secret
  --no-auth             lets requests pass without signature or token
  --search ID[=NAME]    adds a search; NAME says what becomes of its purchase:
                        succeeds (the default), fails, cancel, richError,
                        throttled, unavailable. May be repeated
  --searches FILE       adds the searches of a JSON file: a list of objects with
                        any of searchId, scenario, phoneNumbers,
                        phoneNumberType, agreementRequired, holdMilliseconds
  --seed FILE           begins with what a YAML or JSON file says: phone numbers
                        that are owned, searches, stock, and the time
  --admin WHO           who may use the admin routes below /_emulator: loopback
                        (this machine, the default), anyone, or off
  --violation ID[,ID]       answers wrongly on purpose. May be repeated
  --list-violations         prints the violations, and exits
  --pace polls|time     what moves an operation on: reading it, or the clock
  --now DATE            starts the clock at a date: 2026-01-31T12:00:00Z
  --write-fixtures FILE writes the ids that "contract-tests verify --fixtures"
                        takes, as JSON
  --quiet               logs no requests
  --help                prints this text, and exits
  --version             prints the version, and exits

Of an option that is given twice, the last one counts, unless it says that it
may be repeated: so the options of the container image can be overridden.

Some answers of the service were never recorded. What the emulator answers, the
default first (see the README):

${unrecordedUsage()}

examples:
  # a fixed port, and no signatures
  npx @acs-contracts/phone-numbers-emulator --port 8080 --no-auth
  # a search whose purchase fails, and a file for contract-tests verify
  npx @acs-contracts/phone-numbers-emulator --search mine=fails \\
      --write-fixtures fixtures.json
  # every 202 without Operation-Location, for other machines and containers too
  npx @acs-contracts/phone-numbers-emulator --violation P06 --hostname 0.0.0.0

exit code: 0 stopped, 1 it could not listen or read or write a file,
           2 an option is wrong
`;
