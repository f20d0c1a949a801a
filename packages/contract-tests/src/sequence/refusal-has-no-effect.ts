import { type Finding, finding } from '../finding.js';
import { kindStartedBy } from '../operation-kinds.js';
import { isRefusedStatus } from '../refused-status.js';
import { memberOf } from '../rules/members.js';
import { changesOf, isUnderWay } from './changes.js';
import { differences } from './compare.js';
import { readOwnership, requestedNumber } from './ownership.js';
import { isGone, type OperationRun, type Sequence, type Step, statusOf, writtenStatus } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/**
 * What is refused has not happened: after a purchase that was answered with an error, or was sent by another method, there
 * is no operation and no number which was not there before; after an update or a release that was, the phone number is as
 * it was. A server that broke (500) and gateways (502, 504) do not say what became of a request. What was not read before
 * proves nothing, and neither does an operation that reads as not started on both sides.
 */
export const refusalHasNoEffect: SequenceRule = {
  name: 'refusal-has-no-effect',
  evidence: 'refusal-has-no-effect',
  check: (sequence) => [...checkPurchases(sequence), ...checkChanges(sequence)],
};

function checkPurchases(sequence: Sequence): Finding[] {
  const steps = untilAccepted(sequence.steps);
  const first = steps.find(isRefusedAttempt);
  if (first === undefined) return [];
  const purchases = sequence.runs.filter(({ kind }) => kind === 'purchase');
  const runs = purchases.flatMap((run) => checkRun(run, steps, first));
  return runs.length > 0 ? runs : checkNumbers(steps, first);
}

/** A phone number whose update or release was refused is there as before, with what it can be used for. */
function checkChanges(sequence: Sequence): Finding[] {
  return sequence.steps.filter(isRefusedChange).flatMap((step) => {
    const number = requestedNumber(step);
    const before = readOwnership(sequence.steps.slice(0, step.index)).read.get(number);
    const others = changesOf(sequence).filter((change) => change.start !== step && change.number === number);
    // What is changed later on is no effect of it.
    const next = others.find(({ start }) => start.index > step.index)?.start.index;
    const after = readOwnership(sequence.steps.slice(step.index, next)).read.get(number);
    if (before?.found !== true || after === undefined) return [];
    if (others.some((change) => isUnderWay(change, before.step, after.step))) return [];
    const expected = `as before ${describe(step)}`;
    if (!after.found) {
      const { response, index } = after.step;
      return [
        finding(refusalHasNoEffect, 'status', `200 with +${number}, ${expected}`, response.status, index),
      ];
    }
    const late = others.filter(({ start }) => start.index < step.index).map(({ start }) => start);
    const changed = differences(before.step.response.body, after.step.response.body, ['capabilities']);
    return changed.flatMap(({ place, one, other }) =>
      // What an earlier update asked for may take a moment to show.
      late.some((update) => isAskedFor(update, place, other))
        ? []
        : [
            finding(
              refusalHasNoEffect,
              `body#/${place}`,
              `${JSON.stringify(one)}, ${expected}`,
              other,
              after.step.index,
            ),
          ],
    );
  });
}

/** @param place of a capability: `capabilities/sms` */
function isAskedFor({ request }: Step, place: string, value: unknown): boolean {
  const [, name] = place.split('/');
  return name !== undefined && value !== undefined && memberOf(request.body, name) === value;
}

function isRefusedChange({ route, response }: Step): boolean {
  const kind = kindStartedBy(route)?.prefix;
  return (kind === 'release' || kind === 'capabilities') && isRefusedStatus(response.status);
}

/** From an accepted purchase on, whatever is there may be its own. */
function untilAccepted(steps: readonly Step[]): readonly Step[] {
  const accepted = steps.findIndex(
    (step) => isPurchasePath(step) && step.request.method === 'POST' && step.response.status < 300,
  );
  return accepted === -1 ? steps : steps.slice(0, accepted);
}

function isRefusedAttempt(step: Step): boolean {
  if (!isPurchasePath(step)) return false;
  return isRefusedStatus(step.response.status) || step.request.method !== 'POST';
}

function isPurchasePath({ request }: Step): boolean {
  return request.path.endsWith('/:purchase');
}

function checkRun({ reads }: OperationRun, steps: readonly Step[], first: Step): Finding[] {
  const before = reads.findLast(
    (step) => step.index < first.index && (isGone(step) || step.response.status === 200),
  );
  if (before === undefined || isStarted(before)) return [];
  const started = reads.find(
    (step) =>
      step.index > first.index &&
      steps.includes(step) &&
      (isStarted(step) || (isGone(before) && step.response.status === 200)),
  );
  if (started === undefined) return [];
  const cause = steps.findLast((step) => step.index < started.index && isRefusedAttempt(step)) ?? first;
  return [
    finding(
      refusalHasNoEffect,
      'body#/status',
      `no operation, as before ${describe(cause)}`,
      writtenStatus(started),
      started.index,
    ),
  ];
}

/** An operation that has not started may read so before any purchase: nobody has recorded it. */
function isStarted(step: Step): boolean {
  const status = statusOf(step);
  return status !== undefined && status !== 'notstarted';
}

function checkNumbers(steps: readonly Step[], first: Step): Finding[] {
  const before = readOwnership(steps.filter(({ index }) => index < first.index));
  const after = readOwnership(steps.filter(({ index }) => index > first.index));
  const read = [...after.read].find(
    ([number, { found }]) => found && before.read.get(number)?.found === false,
  );
  if (read !== undefined) {
    const [number, { step }] = read;
    const expected = `no +${number}, as before ${describe(first)}`;
    return [finding(refusalHasNoEffect, 'status', expected, step.response.status, step.index)];
  }
  const { list } = after;
  if (!list?.isComplete || !before.list?.isComplete) return [];
  const added = [...list.numbers].filter((number) => before.list?.numbers.has(number) === false);
  if (added.length === 0) return [];
  const expected = `the numbers that were there before ${describe(first)}`;
  const actual = `+${added.join(', +')} more`;
  return [finding(refusalHasNoEffect, 'body#/phoneNumbers', expected, actual, list.step.index)];
}

function describe({ request, response }: Step): string {
  return `${request.method} ${request.path} was answered with ${response.status}`;
}
