import { type Finding, finding } from '../finding.js';
import { textMember } from '../rules/members.js';
import { resolveUrl, sameResource } from '../url.js';
import { errorCodes } from './error-codes.js';
import { headerUrl, isTerminal, type OperationRun, type Step, statusOf, writtenStatus } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/**
 * An operation that has ended stays as it ended: its status, the result that it names, the codes of its error. A purchase that is
 * accepted again may begin it anew, as its id follows from that of its search.
 */
export const terminalStays: SequenceRule = {
  name: 'terminal-stays',
  evidence: 'terminal-stays',
  check: ({ runs }) => runs.flatMap(checkRun),
};

function checkRun({ accepted, reads }: OperationRun): Finding[] {
  const start = accepted?.index ?? 0;
  const [before, after] = [
    reads.filter(({ index }) => index < start),
    reads.filter(({ index }) => index >= start),
  ];
  return [before, after].flatMap(checkReads);
}

function checkReads(reads: readonly Step[]): Finding[] {
  const seen = reads.filter((step) => statusOf(step) !== undefined);
  const end = seen.findIndex((step) => isTerminal(statusOf(step)));
  return seen.slice(end === -1 ? seen.length : end + 1).flatMap((step, index) => {
    const before = seen[end + index];
    const first = seen[end];
    return before === undefined || first === undefined ? [] : compare(first, before, step);
  });
}

function compare(first: Step, before: Step, step: Step): Finding[] {
  const status = statusOf(first);
  if (statusOf(step) !== status) {
    const expected = `${writtenStatus(first)}, as it ended`;
    return [finding(terminalStays, 'body#/status', expected, writtenStatus(step), step.index)];
  }
  const codes = errorCodes(before.response.body);
  return [
    ...(errorCodes(step.response.body) === codes
      ? []
      : [
          finding(
            terminalStays,
            'body#/error',
            `${codes}, the error as before`,
            errorCodes(step.response.body),
            step.index,
          ),
        ]),
    ...compareLink('body#/resourceLocation', resourceUrl(before), resourceUrl(step), step),
    ...compareLink('header:location', headerUrl(before, 'location'), headerUrl(step, 'location'), step),
  ];
}

/** A link that was not there before may come; one that was there stays. */
function compareLink(where: string, before: URL | undefined, now: URL | undefined, step: Step): Finding[] {
  if (before === undefined || (now !== undefined && sameResource(before, now))) return [];
  return [finding(terminalStays, where, `${before.href}, as before`, now?.href, step.index)];
}

function resourceUrl({ request, response }: Step): URL | undefined {
  return resolveUrl(textMember(response.body, 'resourceLocation'), request.url);
}
