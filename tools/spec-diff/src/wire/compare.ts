import { type Change, changeId } from '../change.js';
import { pointerTo } from '../document/pointer.js';
import type { JsonObject } from '../json.js';
import { callOf } from './calls.js';
import { compareRequestBody } from './compare-bodies.js';
import { compareParameters } from './compare-parameters.js';
import { compareResponses } from './compare-responses.js';
import { type Operation, readContract, routeOf } from './contract.js';
import { serverAddresses } from './servers.js';
import { nameOf, type OperationPair, tryOut, type Versions } from './trial.js';

/** Compares what peers on the network notice of two bundled documents. */
export function compareWire(older: JsonObject, newer: JsonObject): Change[] {
  const versions = { old: readContract(older), new: readContract(newer) };
  const before = new Map(versions.old.operations.map((operation) => [routeOf(operation), operation]));
  const after = new Map(versions.new.operations.map((operation) => [routeOf(operation), operation]));
  // A component is compared once for each direction, in the first place where it is used.
  const seen = { request: new Set<string>(), response: new Set<string>() };
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((route) => {
    const was = before.get(route);
    const is = after.get(route);
    if (was === undefined) return is === undefined ? [] : [addedOperation(is)];
    if (is === undefined) return [removedOperation(versions, was)];
    const pair = {
      old: { contract: versions.old, operation: was },
      new: { contract: versions.new, operation: is },
    };
    return [
      ...compareParameters(versions, pair, seen.request),
      ...compareRequestBody(versions, pair, seen.request),
      ...compareResponses(versions, pair, seen.response),
      ...(is.hook === undefined ? compareAccess(versions, pair) : []),
      ...compareContinuation(versions, pair),
    ];
  });
}

function addedOperation(operation: Operation): Change {
  const where = operation.located.pointer;
  const reason = `${nameOf(operation)} is new; concerns nobody who ${operation.hook === undefined ? 'calls' : 'takes'} the others`;
  return {
    id: changeId('operation-added', where),
    axis: 'wire',
    level: 'minor',
    where,
    reason,
    witness: null,
  };
}

function removedOperation(versions: Versions, operation: Operation): Change {
  const side = { contract: versions.old, operation };
  const call = callOf({ old: side, new: side }, 'old');
  const suspect = {
    kind: 'operation-removed',
    where: operation.located.pointer,
    reason: `${nameOf(operation)} is gone; concerns ${operation.hook === undefined ? 'its callers' : 'clients that wait for it'}`,
    conformsTo: 'old',
    otherwise: 'minor',
    calls: [call],
  } as const;
  // Another route may take the path; what it then says of the request is as good a proof.
  const places = ['route', 'body', 'response.body', 'status'];
  const tried = places.map((place) => tryOut(versions, { ...suspect, place }));
  return tried.find(({ level }) => level === 'major') ?? tryOut(versions, { ...suspect, place: 'route' });
}

/** Compares who may call an operation, and where. */
function compareAccess(versions: Versions, pair: OperationPair): Change[] {
  const changes: Change[] = [];
  const {
    old: { operation: was },
    new: { operation: is },
  } = pair;
  const common = { conformsTo: 'old', otherwise: 'minor' } as const;
  if (JSON.stringify(was.security) !== JSON.stringify(is.security)) {
    const base = callOf(pair, 'old');
    const calls = was.security.map((credentials) => ({ ...base, credentials }));
    const isOwn = [is, was].some(({ located }) => 'security' in located.value);
    const where = pointerTo(isOwn ? is.located.pointer : '#', 'security');
    const reason = `${nameOf(is)} asks for other credentials; concerns callers that have those of before`;
    changes.push(tryOut(versions, { ...common, kind: 'security', place: 'security', where, reason, calls }));
  }
  if (JSON.stringify(was.servers) !== JSON.stringify(is.servers)) {
    const base = callOf(pair, 'old');
    const addresses = was.servers.flatMap((server) => serverAddresses(server, is.servers));
    const calls = addresses.map((server) => ({ ...base, server }));
    const where = pointerTo('#', 'servers');
    const reason = `${nameOf(is)} is at another address; concerns callers that use that of before`;
    changes.push(tryOut(versions, { ...common, kind: 'servers', place: 'server', where, reason, calls }));
  }
  return changes;
}

function compareContinuation(versions: Versions, pair: OperationPair): Change[] {
  const {
    old: { operation: was },
    new: { operation: is },
  } = pair;
  if (was.continuation === is.continuation) return [];
  const extension = [is.located.value, was.located.value].some((value) => 'x-ms-pageable' in value)
    ? 'x-ms-pageable'
    : 'x-ms-long-running-operation';
  const suspect = {
    kind: 'continuation',
    where: pointerTo(is.located.pointer, extension),
    reason: `a call of ${nameOf(is)} goes on in another way: before, ${was.continuation ?? 'its first answer ended it'}; concerns its callers`,
    place: 'call',
    otherwise: 'minor',
  } as const;
  return [
    was.continuation === undefined
      ? tryOut(versions, { ...suspect, conformsTo: 'new', calls: [callOf(pair, 'new')] })
      : tryOut(versions, { ...suspect, conformsTo: 'old', calls: [callOf(pair, 'old')] }),
  ];
}
