import { entriesOf, isNumberRead, listingsOf, type Reading, requestedNumber } from './ownership.js';
import type { Step } from './sequence.js';

/**
 * The readings of each phone number, by its digits, in their order: those by itself and those in lists are two groups of one
 * number. Only of a list that was read whole it is known which numbers are not in it.
 */
export function readingsByNumber(steps: readonly Step[]): [number: string, readings: readonly Reading[]][] {
  return [...singleReadings(steps), ...listedReadings(steps)];
}

function singleReadings(steps: readonly Step[]): Map<string, Reading[]> {
  const singles = new Map<string, Reading[]>();
  for (const step of steps) {
    if (!isNumberRead(step)) continue;
    const { status, body } = step.response;
    const value = status === 200 ? body : undefined;
    append(singles, requestedNumber(step), { step, value, at: '' });
  }
  return singles;
}

function listedReadings(steps: readonly Step[]): Map<string, Reading[]> {
  const listed = new Map<string, Reading[]>();
  for (const { pages, isComplete } of listingsOf(steps)) {
    const entries = pages.flatMap(entriesOf);
    for (const [number, reading] of entries) append(listed, number, reading);
    const [last] = pages;
    if (!isComplete || last === undefined) continue;
    const there = new Set(entries.map(([number]) => number));
    for (const [number] of listed) {
      if (!there.has(number)) append(listed, number, { step: last, value: undefined, at: '' });
    }
  }
  return listed;
}

function append(readings: Map<string, Reading[]>, number: string, reading: Reading): void {
  const before = readings.get(number);
  if (before === undefined) readings.set(number, [reading]);
  else before.push(reading);
}
