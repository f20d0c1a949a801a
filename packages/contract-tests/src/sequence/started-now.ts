import { type Finding, finding } from '../finding.js';
import { instantOf } from '../instant.js';
import { textMember } from '../rules/members.js';
import { numbersOf } from './outcome-holds.js';
import { readingsByNumber } from './readings.js';
import type { OperationRun, Sequence, Step } from './sequence.js';
import type { SequenceRule } from './sequence-rule.js';

/** Clocks of one service do not differ by more, in milliseconds. */
const clocksDifferMs = 60 * 60_000;

/** What the live service sends for a time that it has not kept is older: the year 1, and the first day of 2000. */
const oldestMs = Date.UTC(2000, 0, 2);

/**
 * What was accepted is of now, by the clock of the service: an operation was not created, and what a purchase brought was not bought,
 * long before. The operation of a purchase has the time of its search, which may be older. Times to come are for another
 * rule, `known-values`.
 */
export const startedNow: SequenceRule = {
  name: 'started-now',
  evidence: 'started-now',
  check: (sequence) =>
    sequence.runs.flatMap((run) => {
      const { accepted, kind, reads } = run;
      if (accepted === undefined) return [];
      const isKnownBefore = reads.some(
        ({ index, response }) => index < accepted.index && response.status === 200,
      );
      if (isKnownBefore) return [];
      return kind === 'purchase' ? checkBought(run, accepted, sequence) : checkCreated(run, accepted);
    }),
};

function checkCreated({ reads }: OperationRun, accepted: Step): Finding[] {
  const read = reads.find(({ response }) => textMember(response.body, 'createdDateTime') !== undefined);
  if (read === undefined) return [];
  const created = textMember(read.response.body, 'createdDateTime');
  const expected = 'when it was created';
  return isOld(created, accepted) ? [old(read, 'body#/createdDateTime', created, accepted, expected)] : [];
}

function checkBought(run: OperationRun, accepted: Step, sequence: Sequence): Finding[] {
  const bought = numbersOf(run, sequence) ?? [];
  return [...readingsByNumber(sequence.steps)].flatMap(([number, readings]) => {
    const isOwnedBefore = readings.some(
      ({ step, value }) => value !== undefined && step.index < accepted.index,
    );
    if (!bought.includes(number) || isOwnedBefore) return [];
    const reading = readings.find(({ value }) => textMember(value, 'purchaseDate') !== undefined);
    if (reading === undefined) return [];
    const date = textMember(reading.value, 'purchaseDate');
    const where = `body#${reading.at}/purchaseDate`;
    return isOld(date, accepted) ? [old(reading.step, where, date, accepted, 'when it was bought')] : [];
  });
}

function isOld(time: string | undefined, accepted: Step): boolean {
  const at = instantOf(time);
  return at > oldestMs && instantOf(accepted.response.header('date')) - at > clocksDifferMs;
}

function old(read: Step, where: string, time: string | undefined, accepted: Step, what: string): Finding {
  const expected = `about ${new Date(instantOf(accepted.response.header('date'))).toISOString()}, ${what}`;
  return finding(startedNow, where, expected, time, read.index);
}
