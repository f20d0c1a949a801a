import { type Finding, finding } from '../finding.js';
import { instantOf } from '../instant.js';
import { textMember } from '../rules/members.js';
import { normalPath, resolveUrl, sameResource } from '../url.js';
import { isReleasedBefore, stepsUntilRelease } from './changes.js';
import { digits } from './ownership.js';
import {
  headerUrl,
  isGone,
  isSearchResult,
  type OperationRun,
  type Sequence,
  type Step,
  statusOf,
} from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/**
 * The URLs that an operation hands out can be read: `Operation-Location` of the 202 exactly as it is, `resourceLocation`
 * and `Location` of an operation that succeeded, `Location` of the 202 to a search or an update then, too. Refusals that say nothing about the URL (401, 403, 408, 425, 429) do
 * not count, nor does that of a URL without the api-version which the page's sample leaves out.
 */
export const linksLeadSomewhere: SequenceRule = {
  name: 'links-lead-somewhere',
  evidence: 'links-lead-somewhere',
  check: (sequence) => [...checkMonitors(sequence), ...checkResults(sequence)],
};

const transient: readonly number[] = [401, 403, 408, 425, 429];

function checkMonitors({ steps, runs }: Sequence): Finding[] {
  return runs.flatMap(({ accepted, canceled, reads }) => {
    const url = accepted && headerUrl(accepted, 'operation-location');
    if (accepted === undefined || url === undefined || !url.searchParams.has('api-version')) return [];
    const later = readsAfter(accepted, steps).filter(
      ({ request, index }) =>
        request.url.href === url.href && index < (canceled?.index ?? Number.POSITIVE_INFINITY),
    );
    // That the operation is not there is for another rule, `operation-stays`, unless the URL is that of another one.
    const refused = later.filter((step) => isRefusal(step) && !(isGone(step) && reads.includes(step)));
    return refused.map((step) =>
      finding(
        linksLeadSomewhere,
        'status',
        'an answer, as it is the Operation-Location',
        step.response.status,
        step.index,
      ),
    );
  });
}

function checkResults(sequence: Sequence): Finding[] {
  const dead = sequence.runs.flatMap((run) =>
    resultLinks(run).flatMap(({ step, name, url }) => {
      const reads = readsAfter(step, stepsUntilRelease(sequence, step.index)).filter(({ request }) =>
        sameResource(request.url, url),
      );
      // A server that takes one spelling of a path need not take the one that it hands out.
      const asGiven = reads.filter(({ request }) => request.url.pathname === url.pathname);
      const last = asGiven.at(-1) ?? reads.at(-1);
      if (last === undefined || !isRefusal(last) || hasExpired(last, sequence)) return [];
      if (leadsToReleased(url, step, sequence)) return [];
      if (!isGone(last) && !url.searchParams.has('api-version')) return [];
      return [
        finding(
          linksLeadSomewhere,
          'status',
          `an answer, as it is the ${name}`,
          last.response.status,
          last.index,
        ),
      ];
    }),
  );
  return [...new Map(dead.map((one) => [`${one.exchange} ${one.expected}`, one])).values()];
}

/** A link to a result, and the step from which on it has to be there. */
interface ResultLink {
  readonly step: Step;
  readonly name: string;
  readonly url: URL;
}

function resultLinks({ kind, accepted, reads }: OperationRun): ResultLink[] {
  const ended = reads.filter((step) => statusOf(step) === 'succeeded');
  const links = ended
    .flatMap((step) => linksOf(step).map(([name, url]) => ({ step, name, url })))
    // The phone number that was released is gone.
    .filter(({ url }) => kind !== 'release' || !/\/phoneNumbers\/\+?\d+$/.test(normalPath(url)));
  const [end] = ended;
  // What a purchase or a release has for a Location was never recorded.
  const isPromised = kind === 'search' || kind === 'capabilities';
  const url = isPromised && accepted ? headerUrl(accepted, 'location') : undefined;
  return end === undefined || url === undefined ? links : [...links, { step: end, name: 'Location', url }];
}

/** Whether a link that was read led to a phone number whose release had been asked for. */
function leadsToReleased(url: URL, step: Step, sequence: Sequence): boolean {
  const named = /\/phoneNumbers\/([^/]+)$/.exec(normalPath(url))?.[1];
  return named !== undefined && isReleasedBefore(sequence, digits(named), step);
}

/** Whether a search result was read after the time until which its numbers were held: what is there then was never recorded. */
function hasExpired({ request, response }: Step, { steps }: Sequence): boolean {
  const held = steps.find((step) => isSearchResult(step) && sameResource(step.request.url, request.url));
  const until = instantOf(textMember(held?.response.body, 'searchExpiresBy'));
  return instantOf(response.header('date')) > until;
}

function linksOf(step: Step): (readonly [name: string, url: URL])[] {
  const resource = resolveUrl(textMember(step.response.body, 'resourceLocation'), step.request.url);
  const location = headerUrl(step, 'location');
  return [
    ...(resource ? [['resourceLocation', resource] as const] : []),
    ...(location ? [['Location', location] as const] : []),
  ];
}

function readsAfter({ index }: Step, steps: readonly Step[]): Step[] {
  return steps.filter((step) => step.index > index && step.request.method === 'GET');
}

function isRefusal({ response: { status } }: Step): boolean {
  return status >= 400 && status < 500 && !transient.includes(status);
}
