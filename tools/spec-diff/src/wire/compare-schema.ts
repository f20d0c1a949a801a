import type { Change } from '../change.js';
import { canonical } from '../json.js';
import { blamedParts, isAbout } from './blame.js';
import type { Conjuncts } from './conjuncts.js';
import type { Flow } from './contract.js';
import { type Difference, differences, keyOf } from './differences.js';
import { embed } from './embed.js';
import type { Exchange } from './exchange.js';
import { Inclusion } from './inclusion.js';
import type { Pair } from './pair.js';
import { declares } from './promised.js';
import { proposals } from './proposals.js';
import { describe } from './reasons.js';
import { breakingTexts } from './texts.js';
import { tryOut, type Versions } from './trial.js';
import type { Validator } from './validator.js';
import { writtenForm } from './written.js';

/** Where a schema is used. */
export interface Use extends Flow {
  /** As violations name it: `response.body`. */
  readonly place: string;
  /** As reasons name it: `the 202 of POST /availablePhoneNumbers/:purchase`. */
  readonly name: string;
  /** Whether values arrive as texts, so that a number and its digits are the same. @default false */
  readonly isText?: boolean;
  /** Calls that carry a value there, and keep the rules of the version whose values break the other one. */
  readonly calls: (value: unknown) => Exchange[];
}

/** Compares two versions of a schema in the place where it is used. */
export function compareSchemas(versions: Versions, pair: Pair, use: Use, seen: Set<string>): Change[] {
  const { direction } = use;
  const validators = { old: versions.old[direction], new: versions.new[direction] };
  const walked = new Set(seen);
  const found = [...differences(validators, pair, walked)].map((difference) => {
    const judgement = judge(versions, validators, difference, use);
    // Where values differ and no call could carry one, another use of the same schemas may.
    if (!judgement.isSettled)
      for (const outer of [...difference.steps, difference]) walked.delete(keyOf(outer));
    return judgement;
  });
  for (const key of walked) seen.add(key);
  const hasProof = found.some(({ change, isByInner }) => !isByInner && change.level === 'major');
  return found
    .filter(({ change, isByInner }) => !isByInner || (!hasProof && tells(change)))
    .map(({ change }) => change);
}

/** Tells whether a change says more than the changes inside it do. */
function tells({ level, undecided }: Change): boolean {
  return level === 'major' || undecided !== undefined;
}

/** A change, and whether another use of the same schemas would tell the same. */
interface Judgement {
  readonly change: Change;
  readonly isSettled: boolean;
  /** Whether it is only there since something inside it is another one. */
  readonly isByInner: boolean;
}

function judge(
  versions: Versions,
  validators: { readonly old: Validator; readonly new: Validator },
  difference: Difference,
  use: Use,
): Judgement {
  const { conformsTo, isText = false } = use;
  const other = conformsTo === 'old' ? 'new' : 'old';
  const { values, doubt } = breakingValues(validators, difference, conformsTo, isText);
  // A difference that lets the same values through, both ways, is only written differently.
  const isSame =
    values.length === 0 &&
    doubt === undefined &&
    !difference.facet.startsWith('property-') &&
    facetDoubt(validators, difference, other, isText) === undefined;
  const change = tryOut(versions, {
    kind: `${use.direction}-${difference.facet}`,
    where: difference.where,
    reason: describe(difference, use),
    conformsTo,
    place: use.place,
    calls: lazily(values, (value) =>
      use.calls(embed(validators[conformsTo], conformsTo, difference.steps, value)),
    ),
    otherwise: isSame ? 'patch' : 'minor',
    undecided:
      values.length > 0 ? 'a value that breaks it was found, and no call that could carry it' : doubt,
  });
  return {
    change,
    isSettled: change.level === 'major' || values.length === 0,
    isByInner: difference.isByInner === true,
  };
}

interface Breaking {
  /** Values that one version takes and the other does not, because of the difference. */
  readonly values: readonly unknown[];
  /** Why it is not proven that there are none. */
  readonly doubt: string | undefined;
}

function breakingValues(
  validators: { readonly old: Validator; readonly new: Validator },
  difference: Difference,
  from: 'old' | 'new',
  isText: boolean,
): Breaking {
  const to = from === 'old' ? 'new' : 'old';
  const doubt = facetDoubt(validators, difference, from, isText);
  if (doubt === undefined) return { values: [], doubt };
  const blamed = blamedParts(difference, to, isText);
  const all = [
    ...breakingTexts(difference[from], difference[to]),
    ...proposals(validators[from], difference[from]),
    ...proposals(validators[to], difference[to]),
  ];
  const distinct = [...new Map(all.map((value) => [canonical(value), value])).values()];
  const takes = (validator: Validator, parts: Conjuncts, value: unknown) =>
    isText ? validator.acceptsText(parts, writtenForm(value)) : validator.accepts(parts, value);
  const values = distinct.filter(
    (value) =>
      isAbout(difference, value) &&
      validators[from].accepts(difference[from], value) &&
      !takes(validators[to], blamed, value) &&
      !takes(validators[to], difference[to], value) &&
      declares(validators[from], difference[from], value),
  );
  return { values, doubt };
}

/** Why it is not proven that each value of one version passes what the other says in a difference. */
function facetDoubt(
  validators: { readonly old: Validator; readonly new: Validator },
  { facet, steps, ...pair }: Difference,
  from: 'old' | 'new',
  isText: boolean,
): string | undefined {
  const to = from === 'old' ? 'new' : 'old';
  const inclusion = new Inclusion(validators[from], validators[to], isText);
  // What one branch of a choice does not take any more, another may.
  const isTakenElsewhere = steps.some(
    (step) =>
      step.entry.kind === 'branch' &&
      ['anyOf', 'oneOf'].every(
        (keyword) => inclusion.keywordDoubt(keyword, step[from], step[to]) === undefined,
      ),
  );
  if (isTakenElsewhere) return undefined;
  const doubtOf = (keyword: string) => inclusion.keywordDoubt(keyword, pair[from], pair[to]);
  switch (facet) {
    case 'choice':
      return doubtOf('anyOf') ?? doubtOf('oneOf');
    case 'property-added':
    case 'property-removed':
      return doubtOf('properties') ?? doubtOf('additionalProperties');
    case 'then':
    case 'else':
      return doubtOf('if');
    default:
      return doubtOf(facet);
  }
}

function* lazily<Value>(values: readonly Value[], calls: (value: Value) => Exchange[]): Generator<Exchange> {
  for (const value of values) yield* calls(value);
}
