import { readFile } from 'node:fs/promises';
import { createSecretFinder } from '../secrets/secret-finder.js';
import { checkApiVersion } from '../verify/api-versions.js';
import { secretOf } from '../verify/credentials.js';
import { type Fixtures, parseFixtures } from '../verify/fixtures.js';
import { parseOrigin } from '../verify/origin.js';
import type { Report } from '../verify/report.js';
import { scenarioNames } from '../verify/scenarios/names.js';
import { findTarget } from './credentials.js';
import { interruptible } from './interruptible.js';
import { createProgressLine } from './progress-line.js';
import { openReportFile } from './report-file.js';
import { words } from './reporters/words.js';
import type { Terminal } from './terminal.js';
import { readingUsage, UsageError } from './usage-error.js';
import type { VerifyCommand } from './verify-command.js';
import { writeReport } from './write-report.js';

/** How a verification of the command line ended. */
export interface VerifyRun {
  readonly report: Report;
  /** Whether it was ended by a signal. */
  readonly isInterrupted: boolean;
}

/**
 * Verifies an endpoint as the command line asks for it, and writes the report. The report is never lost: when it cannot
 * be written where it should, it goes to stdout or stderr.
 *
 * @throws UsageError when a file, the endpoint or the credentials are not as expected; nothing was sent then
 * @throws UnreachableError, AccessDeniedError as `verify` does
 */
export async function runVerify(command: VerifyCommand, terminal: Terminal): Promise<VerifyRun> {
  const target = await findTarget(command, terminal.env);
  const endpoint = await readingUsage(() => parseOrigin(target.endpoint));
  const { apiVersion, allowPurchase, timeoutMs, scenarios } = command;
  if (apiVersion !== undefined) await readingUsage(() => checkApiVersion(apiVersion));
  if (scenarios !== undefined) checkScenarios(scenarios);
  const fixtures = command.fixtures === undefined ? {} : await readFixtures(command.fixtures);
  const file = await openReportFile(command, terminal.env);
  // Not before: Prism takes a second to load, and wrong usage should not have to wait for it.
  const { verify } = await import('../verify/verify.js');
  const progress = createProgressLine(terminal.stderr);
  const interruption = interruptible(terminal);
  try {
    const report = await verify({
      endpoint,
      fixtures,
      allowPurchase,
      timeoutMs,
      signal: interruption.signal,
      ...(apiVersion !== undefined && { apiVersion }),
      ...(scenarios !== undefined && { scenarios }),
      ...(target.credentials !== undefined && { credentials: target.credentials }),
      onProgress: (step) => progress.show(step),
    });
    progress.clear();
    await writeReport(report, command, words.verify, file, terminal);
    return { report, isInterrupted: interruption.signal.aborted };
  } catch (error) {
    // What an endpoint says may stand in the message.
    if (error instanceof Error)
      error.message = createSecretFinder(secretOf(target.credentials)).hide(error.message);
    throw error;
  } finally {
    interruption.stop();
    progress.clear();
  }
}

function readFixtures(file: string): Promise<Fixtures> {
  return readingUsage(async () => parseFixtures(await readFile(file, 'utf8')), `--fixtures ${file}`);
}

function checkScenarios(names: readonly string[]): void {
  const wrong = names.find((name) => !scenarioNames.some((known) => known === name));
  if (wrong === undefined) return;
  const shown = JSON.stringify(wrong.slice(0, 60));
  throw new UsageError(`expected --scenario to be one of ${scenarioNames.join(', ')}, got ${shown}`);
}
