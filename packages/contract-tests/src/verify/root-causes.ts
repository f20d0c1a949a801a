import { basisOf } from './fault-key.js';
import { follows } from './follows.js';
import { ofCourse } from './follows-outcomes.js';
import { isAccepted } from './follows-refusals.js';
import type { Sighting, Suspect } from './suspect.js';

/** A fault, and what only follows from it. */
export interface RootCause<T extends Suspect> {
  readonly cause: T;
  readonly consequences: readonly T[];
}

/**
 * What the others were read from comes first: an answer that should have been a refusal, what is wrong with an answer, what several
 * answers show together, and what a scenario expected.
 */
function rank({ finding }: Suspect): number {
  if (isAccepted(finding)) return 0;
  const basis = basisOf(finding);
  if (finding.rule === 'next-link') return 5;
  if (basis === 'exchange') return 1;
  if (basis === 'sequence') return ofCourse.includes(finding.rule) ? 2 : 3;
  return 4;
}

/**
 * Finds the causes among findings. Each of them was read from answers, so that a wrong answer makes several fail. A finding
 * follows from another one when it was read from what that one calls wrong, or from what follows from it.
 */
export function findRootCauses<T extends Suspect>(suspects: readonly T[]): RootCause<T>[] {
  const causes: { readonly cause: T; readonly consequences: T[] }[] = [];
  const sorted = [...suspects].sort((one, other) => rank(one) - rank(other));
  const isOneFault = findSameRefusals(suspects);
  for (const suspect of sorted) {
    // Wherever it came up: what was also seen elsewhere is a fault of its own.
    const root = causes.find(({ cause, consequences }) =>
      sightingsOf(suspect).every((sighting) =>
        [cause, ...consequences].some(
          (one) => isOneFault(suspect, one) || sightingsOf(one).some((seen) => follows(sighting, seen)),
        ),
      ),
    );
    if (root === undefined) causes.push({ cause: suspect, consequences: [] });
    else root.consequences.push(suspect);
  }
  return causes.sort((one, other) => suspects.indexOf(one.cause) - suspects.indexOf(other.cause));
}

function sightingsOf<T extends Suspect>(suspect: T): Sighting[] {
  return suspect.subjects.map((subject) => ({ ...suspect, subject }));
}

/** How many wrong forms an operation accepts before it is plain that it looks at none. */
const manyForms = 3;

/**
 * Tells whether two findings say that one operation does not refuse what is wrong. One that breaks (500) has no answer to what is
 * wrong, whatever that is; one that accepts many wrong forms looks at none of them; of one that accepts a few, each is a fault.
 */
function findSameRefusals(suspects: readonly Suspect[]): (one: Suspect, other: Suspect) => boolean {
  const nameOf = ({ finding: { rule, where, actual }, subjects: [first] }: Suspect) => {
    if (rule !== 'refusal' || where !== 'status' || first === undefined) return undefined;
    return actual === '500' ? `${first.kind} breaks` : `${first.operation} ${actual}`;
  };
  const names = suspects.map(nameOf);
  const countOf = (name: string) => names.filter((each) => each === name).length;
  return (one, other) => {
    const name = nameOf(one);
    if (name === undefined || name !== nameOf(other)) return false;
    return other.finding.actual === '500' || countOf(name) >= manyForms;
  };
}
