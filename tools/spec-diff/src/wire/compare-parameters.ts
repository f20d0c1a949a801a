import type { Change } from '../change.js';
import { pointerTo } from '../document/pointer.js';
import { canonical } from '../json.js';
import { callOf, withField } from './calls.js';
import { compareSchemas } from './compare-schema.js';
import { placeOf } from './conformance.js';
import { flowOf } from './contract.js';
import type { Exchange, Field } from './exchange.js';
import { type Parameter, survives, writeValue } from './parameters.js';
import { proposals } from './proposals.js';
import { sampleTexts } from './sample.js';
import { nameOf, type OperationPair, tryOut, type Versions } from './trial.js';
import { writtenForm } from './written.js';

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
  const { conformsTo } = flowOf(pair.new.operation, 'request');
  return tryOut(versions, {
    kind: required ? 'required-parameter-added' : 'parameter-added',
    where: located.pointer,
    reason: `${nameOf(pair.new.operation)} ${required ? 'requires' : 'takes'} the new parameter ${name} (${place}); concerns its callers`,
    conformsTo,
    place,
    calls: [callOf(pair, conformsTo)],
    otherwise: 'minor',
  });
}

function removed(
  versions: Versions,
  pair: OperationPair,
  place: string,
  { name, located }: Parameter,
): Change {
  const { conformsTo } = flowOf(pair.new.operation, 'request');
  return tryOut(versions, {
    kind: 'parameter-removed',
    where: located.pointer,
    reason: `${nameOf(pair.old.operation)} takes no parameter ${name} (${place}) any more; concerns callers that send it`,
    conformsTo,
    place,
    calls: [callOf(pair, conformsTo)],
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
  const flow = flowOf(pair.new.operation, 'request');
  const { conformsTo } = flow;
  const sent = conformsTo === 'old' ? was : is;
  const common = { conformsTo, place, otherwise: 'minor' } as const;
  if (was.required !== is.required) {
    const reason = `${name} ${is.required ? 'has become required' : 'may be left out'}; concerns callers that leave it out`;
    const calls = [withField(callOf(pair, conformsTo), 'parameters', sent.key, undefined)];
    const kind = is.required ? 'parameter-became-required' : 'parameter-became-optional';
    changes.push(tryOut(versions, { ...common, kind, where: pointerTo(where, 'required'), reason, calls }));
  }
  const carry = (value: unknown) =>
    survives(sent, value) ? carrying(pair, sent, writeValue(sent, value)) : [];
  if (canonical(was.style) !== canonical(is.style)) {
    const reason = `${name} is written in another way; concerns callers that send lists or objects`;
    const values = proposals(versions[conformsTo][flow.direction], sent.schema).filter(
      (value) => canonical(writeValue(was, value)) !== canonical(writeValue(is, value)),
    );
    const calls = values.flatMap((value) => {
      const meant = new Map([[sent.key, sent.style.form === 'json' ? value : writtenForm(value)]]);
      return carry(value).map((call) => ({ ...call, meant }));
    });
    const otherwise = values.length > 0 ? 'minor' : 'patch';
    changes.push(tryOut(versions, { ...common, kind: 'parameter-style', where, reason, calls, otherwise }));
  }
  const schemas = { old: was.schema, new: is.schema };
  const isText = sent.style.form === 'text';
  const use = { ...flow, place, name, isText, calls: carry } as const;
  return [...changes, ...compareSchemas(versions, schemas, use, seen)];
}

/** A call with a parameter set; none when its path cannot carry it. */
function carrying(pair: OperationPair, parameter: Parameter, texts: readonly Field[]): Exchange[] {
  const { conformsTo, direction } = flowOf(pair.new.operation, 'request');
  const call = callOf(pair, conformsTo);
  if (parameter.in !== 'path') return [withField(call, 'parameters', parameter.key, texts)];
  if (texts.join() === '' || /[/?#]/.test(texts.join())) return [];
  const { operation, contract } = pair[conformsTo];
  let { path } = operation;
  for (const other of operation.parameters.filter((item) => item.in === 'path')) {
    const own = other.key === parameter.key ? texts : sampleTexts(contract[direction], other);
    path = path.replace(`{${other.name}}`, encodeURIComponent(own.join()));
  }
  return [{ ...call, path }];
}
