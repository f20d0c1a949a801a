import type { Change } from '../change.js';
import { pointerTo } from '../document/pointer.js';
import { list } from '../json.js';
import { oldCall, withField } from './calls.js';
import { compareSchemas } from './compare-schema.js';
import { placeOf } from './conformance.js';
import type { Exchange } from './exchange.js';
import { type Parameter, writeValue } from './parameters.js';
import { proposals } from './proposals.js';
import { sampleTexts } from './sample.js';
import { nameOf, type OperationPair, tryOut, type Versions } from './trial.js';

/** Compares the parameters of an operation. Those of the path are matched by position. */
export function compareParameters(versions: Versions, pair: OperationPair, seen: Set<string>): Change[] {
  const before = byPlace(pair, 'old');
  const after = byPlace(pair, 'new');
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((place) => {
    const was = before.get(place);
    const is = after.get(place);
    if (was === undefined) return is === undefined ? [] : [added(versions, pair, place, is)];
    if (is === undefined) return [removed(versions, pair, place, was)];
    return compare(versions, pair, place, was, is, seen);
  });
}

function byPlace(pair: OperationPair, side: 'old' | 'new'): Map<string, Parameter> {
  const { operation } = pair[side];
  return new Map(operation.parameters.map((parameter) => [placeOf(operation, parameter), parameter]));
}

function added(
  versions: Versions,
  pair: OperationPair,
  place: string,
  { name, located, required }: Parameter,
): Change {
  return tryOut(versions, {
    kind: required ? 'required-parameter-added' : 'parameter-added',
    where: located.pointer,
    reason: `${nameOf(pair.new.operation)} ${required ? 'requires' : 'takes'} the new parameter ${name} (${place}); concerns its callers`,
    conformsTo: 'old',
    place,
    calls: [oldCall(pair)],
    otherwise: 'minor',
  });
}

function removed(
  versions: Versions,
  pair: OperationPair,
  place: string,
  { name, located }: Parameter,
): Change {
  return tryOut(versions, {
    kind: 'parameter-removed',
    where: located.pointer,
    reason: `${nameOf(pair.old.operation)} takes no parameter ${name} (${place}) any more; concerns callers that send it`,
    conformsTo: 'old',
    place,
    calls: [],
    otherwise: 'minor',
  });
}

function compare(
  versions: Versions,
  pair: OperationPair,
  place: string,
  was: Parameter,
  is: Parameter,
  seen: Set<string>,
): Change[] {
  const changes: Change[] = [];
  const name = `the parameter ${is.name} of ${nameOf(pair.new.operation)}`;
  const where = is.located.pointer;
  const common = { conformsTo: 'old', place, otherwise: 'minor' } as const;
  if (was.required !== is.required) {
    const reason = `${name} ${is.required ? 'has become required' : 'may be left out'}; concerns callers that leave it out`;
    const calls = [withField(oldCall(pair), 'parameters', was.key, undefined)];
    const kind = is.required ? 'parameter-became-required' : 'parameter-became-optional';
    changes.push(tryOut(versions, { ...common, kind, where: pointerTo(where, 'required'), reason, calls }));
  }
  const carry = (value: unknown) => carrying(pair, was, writeValue(was, value));
  if (was.separator !== is.separator) {
    const reason = `${name} is written in another way; concerns callers that send lists`;
    const lists = proposals(versions.old.request, was.schema)
      .map(list)
      .filter(({ length }) => length > 1);
    const calls = lists.flatMap((value) => {
      const meant = new Map([[was.key, value.map(String)]]);
      return carry(value).map((call) => ({ ...call, meant }));
    });
    changes.push(
      tryOut(versions, { ...common, kind: 'parameter-style', where, reason, calls, otherwise: 'patch' }),
    );
  }
  const schemas = { old: was.schema, new: is.schema };
  const use = { direction: 'request', place, name, calls: carry } as const;
  return [...changes, ...compareSchemas(versions, schemas, use, seen)];
}

/** The call of the older version with a parameter set; none when its path cannot carry it. */
function carrying(pair: OperationPair, parameter: Parameter, texts: readonly string[]): Exchange[] {
  const call = oldCall(pair);
  if (parameter.in !== 'path') return [withField(call, 'parameters', parameter.key, texts)];
  if (texts.join() === '' || /[/?#]/.test(texts.join())) return [];
  let { path } = pair.old.operation;
  for (const other of pair.old.operation.parameters.filter((item) => item.in === 'path')) {
    const own = other.key === parameter.key ? texts : sampleTexts(pair.old.contract.request, other);
    path = path.replace(`{${other.name}}`, encodeURIComponent(own.join()));
  }
  return [{ ...call, path }];
}
