import { lookup } from 'node:dns/promises';
import { access, constants, mkdir } from 'node:fs/promises';
import { PhoneNumbersError } from '@acs-contracts/phone-numbers-client';
import type { Context } from '../cli/context.js';
import { describeError } from '../cli/describe-error.js';
import { exitCodes } from '../cli/exit-codes.js';
import type { Action } from '../cli/run-command.js';

/** One thing that was looked at. */
interface Check {
  readonly name: string;
  readonly isGood: boolean;
  readonly finding: string;
  /** What to do. */
  readonly advice?: string;
}

/** `doctor`: looks at everything that a purchase needs. It buys nothing, and changes nothing at the service. */
export function doctor(): Action {
  return async (context) => {
    const checks: Check[] = [];
    for (const look of [credential, nameOfHost, read, journal]) {
      const check = await look(context);
      checks.push(check);
      show(context, check);
    }
    const isGood = checks.every((check) => check.isGood);
    return { result: { checks }, exitCode: isGood ? exitCodes.done : exitCodes.failed };
  };
}

function show({ talk, terminal }: Context, { name, isGood, finding, advice }: Check): void {
  const mark = isGood ? 'ok  ' : 'FAIL';
  const isWide = (terminal.stdout.columns ?? 80) >= 80 || !terminal.stdout.isTTY;
  talk.print(`${mark}  ${name.padEnd(10)}${isWide ? '  ' : '\n      '}${finding}`);
  if (advice !== undefined) talk.print(`      ${advice}`);
}

async function credential({ resource }: Context): Promise<Check> {
  const kind = 'connectionString' in resource ? 'access key' : 'Microsoft Entra ID';
  return { name: 'credential', isGood: true, finding: `${kind}, from ${resource.source}` };
}

async function nameOfHost({ resource }: Context): Promise<Check> {
  const { hostname } = new URL(resource.endpoint);
  try {
    const { address } = await lookup(hostname.replace(/^\[|\]$/g, ''));
    return { name: 'endpoint', isGood: true, finding: `${resource.endpoint} (${address})` };
  } catch {
    const advice = 'Check the endpoint in the connection string, and the network.';
    return { name: 'endpoint', isGood: false, finding: `${hostname} has no address`, advice };
  }
}

async function read(context: Context): Promise<Check> {
  const startedAt = performance.now();
  try {
    for await (const _ of context.client().phoneNumbers({ limit: 1, ...context.limits() })) break;
    const took = Math.round(performance.now() - startedAt);
    return {
      name: 'read',
      isGood: true,
      finding: `the service answered in ${took} ms, and accepts the credential`,
    };
  } catch (error) {
    context.interrupt.signal.throwIfAborted();
    if (!PhoneNumbersError.isInstance(error)) throw error;
    return { name: 'read', isGood: false, finding: describeError(error).message, advice: adviceOf(error) };
  }
}

function adviceOf(error: PhoneNumbersError): string {
  const skew = 'clockSkewMs' in error && typeof error.clockSkewMs === 'number' ? error.clockSkewMs : 0;
  if (Math.abs(skew) > 60_000) {
    return `The clock of this machine differs by ${Math.round(Math.abs(skew) / 1000)} s: set it.`;
  }
  if (error.code === 'certificate-refused') return 'Check the certificates of this machine, and the proxy.';
  if (error.code === 'connection-failed')
    return 'Check the network, the proxy (HTTPS_PROXY) and the firewall.';
  return 'Check the access key or the role of the identity.';
}

async function journal(context: Context): Promise<Check> {
  const { folder } = context.journal;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK);
    const unfinished = await context.journal.unfinished();
    const isGood = unfinished.length === 0;
    const advice = 'Run "acs-phone-numbers resume".';
    return {
      name: 'journal',
      isGood,
      finding: `${folder}, ${unfinished.length} unfinished`,
      ...(!isGood && { advice }),
    };
  } catch (error) {
    return {
      name: 'journal',
      isGood: false,
      finding: describeError(error).message,
      advice: 'Nothing is purchased until then.',
    };
  }
}
