import type { Located, Lookup } from '../document/located.js';
import { type JsonObject, list, member } from '../json.js';
import { type Continuation, readContinuation } from './continuation.js';
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
  const request = new Validator(root, 'request');
  const response = new Validator(root, 'response');
  return { request, response, operations: readOperations(root, request.lookup, response.lookup) };
}

function readOperations(root: JsonObject, lookup: Lookup, responses: Lookup): Operation[] {
  const paths = lookup.at('#/paths');
  if (paths === undefined) return [];
  return lookup.children(paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
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
        },
      ];
    }),
  );
}

/** A path template with its parameters unnamed: two that are equal take the same paths. */
export function routeOf({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`;
}

/** The operation that takes a path; a literal one goes before a template. */
export function findOperation({ operations }: Contract, method: string, path: string): Operation | undefined {
  const matching = operations.filter(
    (operation) => operation.method === method && pathPattern(operation.path).test(path),
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
