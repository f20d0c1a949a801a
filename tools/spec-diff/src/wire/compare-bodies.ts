import type { Change } from '../change.js';
import type { Located } from '../document/located.js';
import { pointerTo } from '../document/pointer.js';
import { isJson } from './body.js';
import { alone, callOf } from './calls.js';
import { compareSchemas } from './compare-schema.js';
import { mediaTypes } from './conformance.js';
import { conjuncts } from './conjuncts.js';
import { type Flow, flowOf } from './contract.js';
import type { Exchange } from './exchange.js';
import { sampleMedia } from './sample.js';
import { nameOf, type OperationPair, tryOut, type Versions } from './trial.js';

/** Compares the bodies that an operation takes. */
export function compareRequestBody(versions: Versions, pair: OperationPair, seen: Set<string>): Change[] {
  const { body: was, located } = pair.old.operation;
  const { body: is } = pair.new.operation;
  const name = nameOf(pair.new.operation);
  const flow = flowOf(pair.new.operation, 'request');
  const common = { conformsTo: flow.conformsTo, place: 'body', otherwise: 'minor' } as const;
  // Calls are made only where something differs: they are what takes time.
  const base = () => callOf(pair, flow.conformsTo);
  const without = () => ({ ...base(), body: undefined });
  if (was === undefined) {
    if (is === undefined) return [];
    const reason = `${name} takes a body now; concerns its callers`;
    return [
      tryOut(versions, {
        ...common,
        kind: 'request-body-added',
        where: is.pointer,
        reason,
        calls: [base(), without()],
      }),
    ];
  }
  const call = () => callOf(alone(pair, flow.conformsTo), flow.conformsTo);
  if (is === undefined) {
    const reason = `${name} takes no body any more; concerns its callers`;
    const where = pointerTo(located.pointer, 'requestBody');
    return [tryOut(versions, { ...common, kind: 'request-body-removed', where, reason, calls: [call()] })];
  }
  const changes: Change[] = [];
  if ((was.value['required'] === true) !== (is.value['required'] === true)) {
    const isRequired = is.value['required'] === true;
    const kind = isRequired ? 'request-body-became-required' : 'request-body-became-optional';
    const reason = `the body of ${name} ${isRequired ? 'has become required' : 'may be left out'}; concerns its callers`;
    const where = pointerTo(is.pointer, 'required');
    changes.push(tryOut(versions, { ...common, kind, where, reason, calls: [without()] }));
  }
  const use = { ...flow, place: 'body', name: `the request of ${name}` } as const;
  return [...changes, ...compareMedia(versions, use, was, is, (body) => [{ ...call(), body }], seen)];
}

/** Where bodies are compared: which way they go, and as violations and reasons name the place. */
interface BodyUse extends Flow {
  readonly place: string;
  readonly name: string;
}

/** Compares the media types of a body, and the schemas of those that stay. */
export function compareMedia(
  versions: Versions,
  use: BodyUse,
  was: Located,
  is: Located,
  calls: (body: Exchange['body']) => Exchange[],
  seen: Set<string>,
): Change[] {
  const { direction, sender, conformsTo, name } = use;
  const lookups = { old: versions.old[direction].lookup, new: versions.new[direction].lookup };
  const before = new Map(mediaTypes(lookups.old, was));
  const after = new Map(mediaTypes(lookups.new, is));
  const common = { conformsTo, place: use.place, otherwise: 'minor' } as const;
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((mediaType) => {
    const old = before.get(mediaType);
    const next = after.get(mediaType);
    if (old === undefined || next === undefined) {
      const isGone = next === undefined;
      const where = (isGone ? old : next)?.pointer ?? '#';
      const reason = `${name} ${isGone ? 'is no longer' : 'may be'} ${mediaType}; concerns ${sender === 'client' ? 'clients that send it' : 'clients that ask for it'}`;
      // A client names in `Accept` what it reads: one more media type does not reach it, unless its own are gone.
      const breaks =
        sender === 'client' ? isGone : !isGone && [...before.keys()].every((type) => !after.has(type));
      const kind = `${direction}-media-type-${isGone ? 'removed' : 'added'}`;
      // Where no content was declared, any is let through.
      const media = conformsTo === 'old' ? old : next;
      const suspects =
        breaks && before.size > 0 && media !== undefined
          ? calls(sampleMedia(versions[conformsTo][direction], [mediaType, media]))
          : [];
      return [tryOut(versions, { ...common, kind, where, reason, calls: suspects })];
    }
    const schemas = { old: lookups.old.child(old, 'schema'), new: lookups.new.child(next, 'schema') };
    const pair = {
      old: schemas.old === undefined ? [] : conjuncts(lookups.old, schemas.old),
      new: schemas.new === undefined ? [] : conjuncts(lookups.new, schemas.new),
    };
    return compareSchemas(
      versions,
      pair,
      { ...use, isText: !isJson(mediaType), calls: (value) => calls({ mediaType, value }) },
      seen,
    );
  });
}
