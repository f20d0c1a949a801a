import { createRequire } from 'node:module';
import type { ReportSummary } from '../verify/report.js';
import { AccessDeniedError, UnreachableError } from '../verify/transport.js';
import { type Command, readArguments } from './arguments.js';
import { helpOf } from './help.js';
import type { ReportOptions } from './report-options.js';
import { annotationLine, withoutCommands } from './reporters/github/workflow-commands.js';
import { runCheck } from './run-check.js';
import { runVerify } from './run-verify.js';
import type { Terminal } from './terminal.js';
import { UsageError } from './usage-error.js';
import { writeTo } from './write-to.js';

/** How the commands end, see `--help`. */
const exitCodes = { noFindings: 0, findings: 1, usage: 2, unreachable: 3, interrupted: 130 } as const;

/**
 * Runs the command and gives its exit code. What it cannot do is said in one line on stderr.
 *
 * @param args - without the program's name
 */
export async function main(args: readonly string[], terminal: Terminal = process): Promise<number> {
  try {
    const command: Command = readArguments(args);
    if (command.name === 'verify') {
      const { report, isInterrupted } = await runVerify(command, terminal);
      if (isInterrupted) return exitCodes.interrupted;
      return isFailure(report.summary, command) ? exitCodes.findings : exitCodes.noFindings;
    }
    if (command.name === 'check') {
      const { summary, traffic } = await runCheck(command, terminal);
      if (traffic.problems.length > 0) return exitCodes.usage;
      return isFailure(summary, command) ? exitCodes.findings : exitCodes.noFindings;
    }
    await writeTo(terminal.stdout, command.name === 'help' ? helpOf(command.of) : `${version()}\n`);
    return exitCodes.noFindings;
  } catch (error) {
    const isUsage = error instanceof UsageError || error instanceof AccessDeniedError;
    if (!isUsage && !(error instanceof UnreachableError)) throw error;
    await writeTo(terminal.stderr, `contract-tests: ${withoutCommands(error.message)}\n`);
    if (isForGithub(args)) {
      const { message } = error;
      const line = annotationLine({ level: 'error', title: 'Not verified', message });
      await writeTo(terminal.stdout, `${line}\n`);
    }
    return isUsage ? exitCodes.usage : exitCodes.unreachable;
  }
}

/** Whether annotations are asked for; the arguments may be wrong in another place. */
function isForGithub(args: readonly string[]): boolean {
  return args.some(
    (arg, at) => arg === '--reporter=github' || (arg === 'github' && args[at - 1] === '--reporter'),
  );
}

function isFailure({ findings, deviations, skipped }: ReportSummary, command: ReportOptions): boolean {
  return findings > 0 || (command.strict && deviations > 0) || (command.failOnSkip && skipped > 0);
}

function version(): string {
  const manifest: { readonly version: string } = createRequire(import.meta.url)('../../package.json');
  return manifest.version;
}
