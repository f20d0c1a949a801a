import { cutCircles } from '../document/circles.js';
import { writeOutInheritance } from '../document/inheritance.js';
import type { Located, Lookup } from '../document/located.js';
import type { Direction } from '../document/prepare.js';
import { type JsonObject, list, member } from '../json.js';
import { type Continuation, readContinuation } from './continuation.js';
import { readHooks } from './hooks.js';
import { type Parameter, readParameters } from './parameters.js';
import { readSecurity, type SecurityAlternative } from './security.js';
import { readServers } from './servers.js';
import { Validator } from './validator.js';

/** An operation with all that a call of it needs. */
export interface Operation {
  /** In capitals: `POST`. */
  readonly method: string;
  /** The template: `/phoneNumbers/{phoneNumber}`. */
  readonly path: string;
  /** The operation itself. */
  readonly located: Located;
  /** Those of the path, too. */
  readonly parameters: readonly Parameter[];
  readonly body: Located | undefined;
  /** By status: `202`, `4XX`, `default`. */
  readonly responses: ReadonlyMap<string, Located>;
  readonly security: readonly SecurityAlternative[];
  /** URL templates. */
  readonly servers: readonly string[];
  /** How a call goes on after its first answer. */
  readonly continuation: Continuation;
  /** The callback or webhook that this is, in words, which the service calls; `undefined` for what clients call. */
  readonly hook: string | undefined;
}

/** A version of the contract, as far as peers on the network notice it. */
export interface Contract {
  readonly request: Validator;
  readonly response: Validator;
  readonly operations: readonly Operation[];
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Reads a bundled document. */
export function readContract(root: JsonObject): Contract {
  const shaped = cutCircles(writeOutInheritance(root));
  const request = new Validator(shaped, 'request');
  const response = new Validator(shaped, 'response');
  const paths = request.lookup.at('#/paths');
  const items = paths === undefined ? [] : request.lookup.children(paths);
  const operations = items.flatMap(([path, item]) =>
    readPath(root, request.lookup, response.lookup, path, item),
  );
  // What the service sends is read as responses are, and what clients answer as requests are.
  const hooks = readHooks(response.lookup, operations).flatMap(({ path, item, name }) =>
    readPath(root, response.lookup, request.lookup, path, item, name),
  );
  return { request, response, operations: [...operations, ...hooks] };
}

function readPath(
  root: JsonObject,
  lookup: Lookup,
  responses: Lookup,
  path: string,
  item: Located,
  hook?: string,
): Operation[] {
  return methods.flatMap((method) => {
    const located = lookup.child(item, method);
    if (located === undefined) return [];
    const answers = responses.at(`${located.pointer}/responses`);
    return [
      {
        method: method.toUpperCase(),
        path,
        located,
        parameters: readParameters(lookup, item, located),
        body: lookup.child(located, 'requestBody'),
        responses: new Map(answers === undefined ? [] : responses.children(answers)),
        security: readSecurity(lookup, list(located.value['security'] ?? root['security'])),
        servers: readServers([located.value, item.value, root].map((node) => member(node, 'servers'))),
        continuation: readContinuation(method, located.value),
        hook,
      },
    ];
  });
}

/** Who sends the requests or the responses of an operation, and which way they go. */
export interface Flow {
  readonly sender: 'client' | 'server';
  readonly direction: Direction;
  /** The version whose messages may break the other: clients are older than the server, and servers newer. */
  readonly conformsTo: 'old' | 'new';
}

const fromClient: Flow = { sender: 'client', direction: 'request', conformsTo: 'old' };
const fromServer: Flow = { sender: 'server', direction: 'response', conformsTo: 'new' };

/** How the requests or the responses of an operation go. */
export function flowOf({ hook }: Operation, part: 'request' | 'response'): Flow {
  return (part === 'request') === (hook === undefined) ? fromClient : fromServer;
}

/** A path template with its parameters unnamed: two that are equal take the same paths. */
export function routeOf({ method, path, hook }: Pick<Operation, 'method' | 'path' | 'hook'>): string {
  return hook === undefined ? `${method} ${path.replaceAll(/\{[^}]*\}/g, '{}')}` : `${method} ${hook}`;
}

/** The operation that takes a path; a literal one goes before a template. */
export function findOperation(
  { operations }: Contract,
  { method, path, hook }: Pick<Operation, 'method' | 'path' | 'hook'>,
): Operation | undefined {
  const matching = operations.filter(
    (operation) =>
      operation.method === method &&
      operation.hook === hook &&
      (hook !== undefined || pathPattern(operation.path).test(path)),
  );
  return matching.find((operation) => !operation.path.includes('{')) ?? matching[0];
}

/** A regular expression that takes the paths of a template, one group for each parameter. */
export function pathPattern(template: string): RegExp {
  const source = template
    .split(/(\{[^}]*\})/)
    .map((part) => (part.startsWith('{') ? '([^/]+)' : part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
  return new RegExp(`^${source.join('')}$`);
}

/**
 * The response of an operation to a status: the one declared for it, for its class (`4XX`), or `default`. `default`
 * stands for errors, unless the operation declares no success at all.
 */
export function responseFor({ responses }: Operation, status: number): Located | undefined {
  const declared = responses.get(String(status)) ?? responses.get(`${String(status)[0]}XX`);
  if (declared !== undefined) return declared;
  const hasSuccess = [...responses.keys()].some((key) => key.startsWith('2'));
  return status >= 400 || !hasSuccess ? responses.get('default') : undefined;
}
