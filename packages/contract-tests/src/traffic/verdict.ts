import { checkRecorded } from '../check-exchange.js';
import type { Finding } from '../finding.js';
import { UnknownRouteError } from '../rules/apply-rules.js';
import { memberOf } from '../rules/members.js';
import { contractOf } from './contract-of.js';
import { withMarkedGaps } from './empty-segments.js';
import { isPlaceholder } from './placeholders.js';
import type { Recording } from './recording.js';
import { tolerances } from './tolerances.js';

/** What the contract says of a recorded exchange. */
export type Verdict =
  /** It conforms, and agrees with the page. */
  | { readonly kind: 'accepted' }
  /** It differs from the page where rows of evidence allow it. */
  | { readonly kind: 'tolerated'; readonly rows: readonly string[] }
  /** It breaks the contract; for a recording of the live service, the contract is wrong about the service. */
  | { readonly kind: 'in conflict'; readonly findings: readonly Finding[] }
  /** The contract describes no such route. */
  | { readonly kind: 'outside' };

/** Checks a recorded exchange against the newest published contract that is not newer than its api-version. */
export async function judgeRecording(recording: Recording): Promise<Verdict> {
  const contract = await contractOf(recording.exchange);
  const exchange = withMarkedGaps(recording.exchange, contract);
  const findings = await checkRecorded(exchange, contract).catch(noneOfUnknownRoute);
  if (findings === undefined) return { kind: 'outside' };
  // An action that was called by a method that it does not have.
  if (exchange.operation === undefined)
    return findings.length > 0 ? { kind: 'in conflict', findings } : accepted;

  const excusing = (finding: Finding) => tolerances.find(({ excuses }) => excuses?.(finding, exchange));
  const real = findings.filter(
    (finding) => excusing(finding) !== undefined || !isAboutTheRecorder(finding, recording),
  );
  const conflicts = real.filter((finding) => excusing(finding) === undefined);
  if (conflicts.length > 0) return { kind: 'in conflict', findings: conflicts };

  const used = tolerances.filter(({ isUsedBy }) => isUsedBy?.(exchange));
  const rows = [...used, ...real.flatMap((finding) => excusing(finding) ?? [])].map(({ row }) => row);
  return rows.length > 0 ? { kind: 'tolerated', rows: [...new Set(rows)] } : accepted;
}

const accepted: Verdict = { kind: 'accepted' };

function noneOfUnknownRoute(error: unknown): undefined {
  if (!(error instanceof UnknownRouteError)) throw error;
}

/** Whether a finding is about what a recorder put in or left out, and not about the service. */
export function isAboutTheRecorder(finding: Finding, recording: Recording): boolean {
  const { request } = recording.exchange;
  if (finding.rule === 'refusal') return !recording.requestIsComplete || isPlaceholder(request.url.search);
  if (!recording.responseBodyIsComplete && /^(?:body#|message)/.test(finding.where)) return true;
  // Values are compared with each other, and with the request: the other one may be masked.
  if (isPlaceholder(finding.expected)) return true;
  const value = valueAt(finding.where, recording);
  if (finding.where.startsWith('header:') && value === undefined)
    return !recording.responseHeadersAreComplete;
  return typeof value === 'string' && isPlaceholder(value);
}

/** The value that a finding is about. */
function valueAt(where: string, { exchange: { response } }: Recording): unknown {
  if (where.startsWith('header:')) return response.header(where.slice('header:'.length));
  if (!where.startsWith('body#/')) return undefined;
  return where.slice('body#/'.length).split('/').reduce<unknown>(memberOf, response.body);
}
