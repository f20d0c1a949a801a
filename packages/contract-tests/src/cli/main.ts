import { createRequire } from 'node:module';
import { AccessDeniedError, UnreachableError } from '../verify/transport.js';
import { readArguments } from './arguments.js';
import { help } from './help.js';
import { runVerify } from './run-verify.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';

/** How the command ends, see `--help`. */
const exitCodes = { conforms: 0, findings: 1, usage: 2, unreachable: 3 } as const;

/**
 * Runs the command and gives its exit code. What it cannot do is said in one line on stderr.
 *
 * @param args - without the program's name
 */
export async function main(args: readonly string[], terminal: Terminal = process): Promise<number> {
  try {
    const command = readArguments(args);
    if (command.name === 'verify') {
      const { findings } = await runVerify(command, terminal);
      return findings.length > 0 ? exitCodes.findings : exitCodes.conforms;
    }
    terminal.stdout.write(command.name === 'help' ? help : `${version()}\n`);
    return exitCodes.conforms;
  } catch (error) {
    const isUsage = error instanceof UsageError || error instanceof AccessDeniedError;
    if (!isUsage && !(error instanceof UnreachableError)) throw error;
    terminal.stderr.write(`contract-tests: ${error.message}\n`);
    return isUsage ? exitCodes.usage : exitCodes.unreachable;
  }
}

function version(): string {
  const manifest: { readonly version: string } = createRequire(import.meta.url)('../../package.json');
  return manifest.version;
}
