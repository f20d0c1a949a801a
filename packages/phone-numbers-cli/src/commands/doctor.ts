import { access, constants } from 'node:fs/promises';
import type { Context } from '../cli/context.js';
import { describeError } from '../cli/describe-error.js';
import { exitCodes } from '../cli/exit-codes.js';
import type { Action } from '../cli/run-command.js';
import { wrap } from '../cli/wrap.js';
import { type Check, notTried, patienceOf } from '../doctor/check.js';
import { clock } from '../doctor/clock.js';
import { connection, dns } from '../doctor/connection.js';
import { failedCheck } from '../doctor/failed-check.js';
import { lookup } from '../doctor/lookup.js';
import { makeFolder } from '../journal/files.js';

/** The options of `doctor`. */
export interface DoctorOptions {
  readonly probeSearch?: boolean | undefined;
}

/** `doctor`: looks at everything that a purchase needs. It buys nothing. Only with `probeSearch` it sends a search. */
export function doctor({ probeSearch = false }: DoctorOptions): Action {
  return async (context) => {
    const checks: Check[] = [];
    const add = (check: Check) => {
      checks.push(check);
      show(context, check);
      return check;
    };
    add(credential(context));
    let failed: string | undefined;
    // Each of them needs those before it. A wrong clock does not prevent a read with a token.
    for (const [name, look] of Object.entries(steps(probeSearch))) {
      context.talk.progress(`Checking … ${name}`);
      if (failed !== undefined) add(notTried(name, failed));
      else if (add(await look(context)).isGood === false && name !== 'clock') failed = name;
    }
    add(await journal(context));
    const isGood = checks.every((check) => check.isGood !== false);
    return { result: { checks }, exitCode: isGood ? exitCodes.done : exitCodes.failed };
  };
}

function steps(probeSearch: boolean): Readonly<Record<string, (context: Context) => Promise<Check>>> {
  return { dns, connection, clock, read, ...(probeSearch && { lookup }) };
}

function credential({ resource, options }: Context): Check {
  const kind = 'connectionString' in resource ? 'access key' : 'Microsoft Entra ID';
  const finding = `${kind} for ${resource.endpoint}, from ${resource.source}`;
  const isShown = options.connectionString !== undefined;
  const advice = 'Everyone on this machine sees it there: use --dotenv or the environment.';
  return { name: 'credential', isGood: true, finding, ...(isShown && { advice }) };
}

async function read(context: Context): Promise<Check> {
  const name = 'read';
  const startedAt = performance.now();
  const { signal } = context.limits();
  try {
    const limits = { signal, timeoutMs: patienceOf(context) };
    for await (const _ of context.client().phoneNumbers({ limit: 1, ...limits })) break;
    const took = Math.round(performance.now() - startedAt);
    return { name, isGood: true, finding: `the credential is accepted, after ${took} ms` };
  } catch (error) {
    return failedCheck(context, name, error);
  }
}

async function journal(context: Context): Promise<Check> {
  const name = 'journal';
  const { folder } = context.journal;
  try {
    await makeFolder(folder);
    await access(folder, constants.R_OK | constants.W_OK);
    const { length } = await context.journal.unfinished();
    const advice = length > 0 ? 'Run "acs-phone-numbers resume".' : undefined;
    return { name, isGood: length === 0, finding: `${folder}, ${length} unfinished`, advice };
  } catch (error) {
    const advice = 'Nothing is purchased until then.';
    return { name, isGood: false, finding: describeError(error).message, advice };
  }
}

function show({ talk, terminal }: Context, { name, isGood, finding, advice }: Check): void {
  const { isTTY, columns } = terminal.stdout;
  const width = isTTY ? columns || 80 : Number.POSITIVE_INFINITY;
  const mark = isGood === null ? '-   ' : isGood ? 'ok  ' : 'FAIL';
  const indent = ' '.repeat(width < 80 ? 6 : 18);
  const head = `${mark}  ${name.padEnd(10)}`;
  const start = width < 80 ? `${head.trimEnd()}\n${indent}` : `${head}  `;
  talk.print(wrap(start + finding, width, indent));
  if (advice !== undefined) talk.print(wrap(`${isTTY ? indent : '      '}${advice}`, width, indent));
}
