import { type Finding, finding } from '../finding.js';
import { memberOf, textMember } from '../rules/members.js';
import { normalPath, resolveUrl } from '../url.js';
import { changesOf, isUnderWay, type NumberChange } from './changes.js';
import { digits, entriesOf, type Reading, readOwnership } from './ownership.js';
import { isListPage, type Sequence, type Step, statusOf } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/**
 * An update that has succeeded has changed what it was asked to change, and nothing else; one that has failed has changed
 * nothing. The last reading before the next change counts, by itself or in the list: it
 * may take a moment. What it names as its result is the phone number that it was asked to change.
 */
export const updatedAsAsked: SequenceRule = {
  name: 'updated-as-asked',
  evidence: 'updated-as-asked',
  check: (sequence) =>
    changesOf(sequence).flatMap((change) =>
      change.kind === 'capabilities' && change.end !== undefined
        ? checkUpdate(change, change.end, sequence)
        : [],
    ),
};

const names = ['calling', 'sms'] as const;

function checkUpdate(change: NumberChange, end: Step, sequence: Sequence): Finding[] {
  const { steps } = sequence;
  const { number, start } = change;
  const others = changesOf(sequence).filter((one) => one !== change && one.number === number);
  const isQuiet = (one: Step, other: Step) =>
    !others.some((changed) => changed.start !== start && isUnderWay(changed, one, other));
  const before = readOwnership(steps.slice(0, start.index)).read.get(number);
  const known =
    before?.found && isQuiet(before.step, end) ? capabilitiesOf(before.step.response.body) : undefined;
  const asked = statusOf(end) === 'succeeded' ? start.request.body : undefined;
  const next = others.find((change) => change.start.index > start.index)?.start.index;
  const changed = readingsOf(number, steps.slice(end.index, next)).flatMap(({ step, value, at }) => {
    if (!isQuiet(start, step)) return [];
    return names.flatMap((name) => {
      const expected = textMember(asked, name) ?? textMember(known, name);
      const actual = textMember(capabilitiesOf(value), name);
      if (expected === undefined || actual === undefined) return [];
      if (expected.toLowerCase() === actual.toLowerCase()) return [];
      const reason =
        textMember(asked, name) === undefined ? 'as before the update' : 'as the update asked for';
      return [
        finding(
          updatedAsAsked,
          `body#${at}/capabilities/${name}`,
          `${expected}, ${reason}`,
          actual,
          step.index,
        ),
      ];
    });
  });
  return [...namesAnother(number, end), ...changed];
}

/** The links to another phone number than the one that was updated. */
function namesAnother(number: string, { request, response, index }: Step): Finding[] {
  const links = {
    'header:location': response.header('location'),
    'body#/resourceLocation': textMember(response.body, 'resourceLocation'),
  };
  return Object.entries(links).flatMap(([where, link]) => {
    const url = resolveUrl(link, request.url);
    if (url === undefined) return [];
    const path = normalPath(url);
    const [, named] = /\/phoneNumbers\/([^/]+)$/i.exec(path) ?? [];
    if (named === undefined || digits(named) === digits(number)) return [];
    return [finding(updatedAsAsked, where, `${number}, which was updated`, path, index)];
  });
}

function capabilitiesOf(value: unknown): unknown {
  return memberOf(value, 'capabilities');
}

/** The last readings of a number: by itself, and in the list. */
function readingsOf(number: string, steps: readonly Step[]): Reading[] {
  const single = readOwnership(steps).read.get(number);
  const listed = steps
    .filter(isListPage)
    .flatMap(entriesOf)
    .findLast(([listedNumber]) => listedNumber === number);
  return [
    ...(single?.found ? [{ step: single.step, value: single.step.response.body, at: '' }] : []),
    ...(listed ? [listed[1]] : []),
  ];
}
