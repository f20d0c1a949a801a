import type { Change } from '../change.js';
import type { Located } from '../document/located.js';
import { pointerTo } from '../document/pointer.js';
import type { Body } from './body.js';
import { callOf, withField } from './calls.js';
import { compareMedia } from './compare-bodies.js';
import { compareSchemas } from './compare-schema.js';
import { headersOf, mediaTypes } from './conformance.js';
import { flowOf, responseFor } from './contract.js';
import { writeValue } from './parameters.js';
import { nameOf, type OperationPair, tryOut, type Versions } from './trial.js';

/** Compares what an operation may answer. */
export function compareResponses(versions: Versions, pair: OperationPair, seen: Set<string>): Change[] {
  return statuses(pair).flatMap((status) => {
    const was = responseFor(pair.old.operation, status);
    const is = responseFor(pair.new.operation, status);
    const listed = (side: 'old' | 'new') => pair[side].operation.responses.has(String(status));
    const name = nameOf(pair.new.operation);
    const { conformsTo, direction } = flowOf(pair.new.operation, 'response');
    const common = { conformsTo, place: 'status', otherwise: 'minor' } as const;
    // A status that only one version knows breaks the other when it is sent.
    const sent = (isKnown: boolean) => (isKnown ? [] : [callOf(pair, conformsTo, status)]);
    const changes: Change[] = [];
    if (is !== undefined && (was === undefined || (listed('new') && !listed('old')))) {
      const reason = `${name} may answer ${statusName(status)} now; concerns its callers`;
      const where = is.pointer;
      // An error that is not listed is one that callers are prepared for: HTTP lets anybody answer with one.
      const calls = sent(conformsTo === 'old' || was !== undefined);
      changes.push(tryOut(versions, { ...common, kind: 'status-added', where, reason, calls }));
    }
    if (was !== undefined && (is === undefined || (listed('old') && !listed('new')))) {
      const reason = `${name} does not ${is === undefined ? 'answer' : 'list'} ${statusName(status)} any more; concerns its callers`;
      const kind = 'status-removed';
      const calls = sent(conformsTo === 'new' || is !== undefined);
      changes.push(tryOut(versions, { ...common, kind, where: was.pointer, reason, calls }));
    }
    if (was === undefined || is === undefined) return changes;
    // A status that leaves or joins `default` without content of its own says nothing about its body.
    if (changes.length > 0 && mediaTypes(versions.new[direction].lookup, is).length === 0) return changes;
    return [
      ...changes,
      ...compareHeaders(versions, pair, status, was, is, seen),
      ...compareContent(versions, pair, status, was, is, seen),
    ];
  });
}

/** Every status that either version lists, and for ranges and `default` one that nobody lists. */
function statuses(pair: OperationPair): number[] {
  const keys = [pair.old, pair.new].flatMap(({ operation }) => [...operation.responses.keys()]);
  const found = keys.map((key) => (key === 'default' ? 599 : Number(key.replace('XX', '99'))));
  const isDefaultOnly = [pair.old, pair.new].some(
    ({ operation }) => responseFor(operation, 299) !== undefined,
  );
  return [...new Set([...found, ...(isDefaultOnly ? [200] : [])])].sort((one, other) => one - other);
}

function compareContent(
  versions: Versions,
  pair: OperationPair,
  status: number,
  was: Located,
  is: Located,
  seen: Set<string>,
): Change[] {
  const flow = flowOf(pair.new.operation, 'response');
  const use = {
    ...flow,
    place: 'response.body',
    name: `the ${statusName(status)} of ${nameOf(pair.new.operation)}`,
  } as const;
  const lookups = { old: versions.old[flow.direction].lookup, new: versions.new[flow.direction].lookup };
  const isGone = mediaTypes(lookups.old, was).length > 0 && mediaTypes(lookups.new, is).length === 0;
  if (isGone) {
    const where = pointerTo(was.pointer, 'content');
    const reason = `${use.name} has no body any more; concerns clients that read it`;
    const calls = [callOf(pair, flow.conformsTo, status)];
    const common = { conformsTo: 'new', place: use.place, otherwise: 'minor' } as const;
    return [tryOut(versions, { ...common, kind: 'response-body-removed', where, reason, calls })];
  }
  const calls = (responseBody: Body | undefined) => [
    { ...callOf(pair, flow.conformsTo, status), responseBody },
  ];
  return compareMedia(versions, use, was, is, calls, seen);
}

function compareHeaders(
  versions: Versions,
  pair: OperationPair,
  status: number,
  was: Located,
  is: Located,
  seen: Set<string>,
): Change[] {
  const flow = flowOf(pair.new.operation, 'response');
  const { conformsTo, direction } = flow;
  const before = new Map(
    headersOf(versions.old[direction].lookup, was).map((header) => [header.key, header]),
  );
  const after = new Map(headersOf(versions.new[direction].lookup, is).map((header) => [header.key, header]));
  const response = `the ${statusName(status)} of ${nameOf(pair.new.operation)}`;
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const old = before.get(key);
    const next = after.get(key);
    const common = { conformsTo, place: `response.${key}`, otherwise: 'minor' } as const;
    if (old === undefined || next === undefined) {
      const [header, kind] = next === undefined ? [old, 'header-removed'] : [next, 'header-added'];
      if (header === undefined) return [];
      const reason = `${response} ${next === undefined ? 'has no' : 'has the new'} header ${header.name}; concerns clients that read it`;
      return [
        tryOut(versions, {
          ...common,
          kind,
          where: pointerTo((next === undefined ? was : is).pointer, 'headers', header.name),
          reason,
          calls: [callOf(pair, flow.conformsTo, status)],
        }),
      ];
    }
    const changes: Change[] = [];
    if (old.required !== next.required) {
      const kind = next.required ? 'header-became-required' : 'header-may-be-absent';
      const reason = `${response} ${next.required ? 'always has' : 'need not have'} the header ${next.name} ${next.required ? 'now' : 'any more'}; concerns clients that read it`;
      const where = pointerTo(next.located.pointer, 'required');
      const calls = [
        withField(callOf(pair, flow.conformsTo, status), 'headers', next.name.toLowerCase(), undefined),
      ];
      changes.push(tryOut(versions, { ...common, kind, where, reason, calls }));
    }
    const calls = (value: unknown) => [
      withField(
        callOf(pair, flow.conformsTo, status),
        'headers',
        next.name.toLowerCase(),
        writeValue(conformsTo === 'new' ? next : old, value),
      ),
    ];
    const use = {
      ...flow,
      isText: (conformsTo === 'new' ? next : old).style.form === 'text',
      place: common.place,
      name: `${next.name} of ${response}`,
      calls,
    } as const;
    return [...changes, ...compareSchemas(versions, { old: old.schema, new: next.schema }, use, seen)];
  });
}

function statusName(status: number): string {
  return status === 599 ? 'default' : status % 100 === 99 ? `${String(status)[0]}XX` : String(status);
}
