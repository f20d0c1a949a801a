import path from 'node:path';
import { bundleTarget } from '../src/bundle.js';
import { repositoryRoot, targetsOf } from '../src/targets.js';

type Node = Readonly<Record<string, unknown>>;

/** The contract of an api-version, bundled from its sources. */
export interface ContractDocument {
  readonly version: string;
  readonly document: Node;
  /** The value at a path of the document, references followed. */
  at(...path: readonly string[]): unknown;
  /** The value that a reference leads to; any other value as it is. */
  resolve(value: unknown): unknown;
}

/** The contract of every api-version, the one that is exported without its version first. */
export const contracts: readonly ContractDocument[] = await Promise.all(
  targetsOf(repositoryRoot, 'spec').map(async (target) => {
    const { document } = await bundleTarget(repositoryRoot, target);
    const at = (...steps: readonly string[]): unknown =>
      steps.reduce<unknown>((value, key) => resolve(isNode(value) ? value[key] : undefined), document);
    const resolve = (value: unknown): unknown => {
      if (!isNode(value) || typeof value['$ref'] !== 'string') return value;
      return at(...value['$ref'].slice('#/'.length).split('/'));
    };
    return { version: path.posix.basename(path.posix.dirname(target.entry)), document, at, resolve };
  }),
);

/** The names and values of an object, or none. */
export function entries(value: unknown): [string, unknown][] {
  return isNode(value) ? Object.entries(value) : [];
}

/** The properties of an object that are objects themselves. */
export function members(value: unknown): [string, Node][] {
  return isNode(value)
    ? Object.entries(value).flatMap(([key, member]) => (isNode(member) ? [[key, member]] : []))
    : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
