import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Fixtures, parseFixtures } from '../verify/fixtures.js';
import { parseOrigin } from '../verify/origin.js';
import type { Report } from '../verify/report.js';
import type { VerifyCommand } from './arguments.js';
import { findTarget } from './credentials.js';
import { createProgressLine } from './progress-line.js';
import { render } from './reporters/index.js';
import { summaryLine } from './reporters/summary-line.js';
import type { Terminal } from './terminal.js';
import { readingUsage, UsageError } from './usage-error.js';

/**
 * Verifies an endpoint as the command line asks for it, and writes the report.
 *
 * @throws UsageError when a file, the endpoint or the credentials are not as expected; nothing was sent then, unless
 *   it is the report that cannot be written
 * @throws UnreachableError, AccessDeniedError as `verify` does
 */
export async function runVerify(command: VerifyCommand, terminal: Terminal): Promise<Report> {
  const target = await findTarget(command, terminal.env);
  const endpoint = await readingUsage(() => parseOrigin(target.endpoint));
  const fixtures = command.fixtures === undefined ? {} : await readFixtures(command.fixtures);
  if (command.output !== undefined) await expectWritable(command.output);
  // Not before: Prism takes a second to load, and wrong usage should not have to wait for it.
  const { verify } = await import('../verify/verify.js');
  const progress = createProgressLine(terminal.stderr);
  try {
    const { apiVersion, allowPurchase, timeoutMs } = command;
    const report = await verify({
      endpoint,
      fixtures,
      allowPurchase,
      timeoutMs,
      ...(apiVersion !== undefined && { apiVersion }),
      ...(target.credentials !== undefined && { credentials: target.credentials }),
      onProgress: (step) => progress.show(step),
    });
    progress.clear();
    await writeReport(report, command, terminal);
    return report;
  } finally {
    progress.clear();
  }
}

function readFixtures(file: string): Promise<Fixtures> {
  return readingUsage(async () => parseFixtures(await readFile(file, 'utf8')), `--fixtures ${file}`);
}

/** Before anything is sent: a purchase whose report cannot be written would be made for nothing. */
async function expectWritable(file: string): Promise<void> {
  const folder = await stat(path.dirname(file)).catch(() => undefined);
  const target = await stat(file).catch(() => undefined);
  if (folder?.isDirectory() !== true || target?.isDirectory() === true) {
    throw new UsageError(`--output ${file}: expected a file in a folder that is there`);
  }
}

async function writeReport(report: Report, command: VerifyCommand, terminal: Terminal): Promise<void> {
  const { reporter, output } = command;
  const hasColors = output === undefined && terminal.stdout.isTTY && !terminal.env['NO_COLOR'];
  const text = render(report, reporter, { hasColors });
  if (output === undefined) {
    terminal.stdout.write(text);
    return;
  }
  await readingUsage(() => writeFile(output, text), `--output ${output}`);
  terminal.stderr.write(`${summaryLine(report)}: see ${output}\n`);
}
