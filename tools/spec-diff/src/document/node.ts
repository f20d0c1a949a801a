import { canonical, isObject, type JsonObject, member } from '../json.js';
import { pointerSteps, pointerTo } from './pointer.js';

/** A value of a document, and where it is written. */
export interface Node {
  readonly value: unknown;
  readonly pointer: string;
}

/** A member of an object; `undefined` if it has none of that name. */
export function childOf({ value, pointer }: Node, name: string): Node | undefined {
  if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
  return { value: value[name], pointer: pointerTo(pointer, name) };
}

/** The node that a chain of `$ref`s ends at; one that leads nowhere, or in a circle, is its own end. */
export function resolved(document: JsonObject, node: Node): Node {
  const visited = new Set<string>();
  let current = node;
  for (let ref = refOf(current); ref !== undefined && !visited.has(ref); ref = refOf(current)) {
    visited.add(ref);
    let target: Node | undefined = { value: document, pointer: '#' };
    for (const step of pointerSteps(ref)) target = target && childOf(target, step);
    if (target === undefined) break;
    current = target;
  }
  return current;
}

function refOf({ value }: Node): string | undefined {
  const ref = member(value, '$ref');
  return typeof ref === 'string' && ref.startsWith('#') ? ref : undefined;
}

/** The items of a list, with what their `$ref`s lead to. */
export function itemsOf(document: JsonObject, { value, pointer }: Node): Node[] {
  if (!Array.isArray(value)) return [];
  return value.map((item, index) => resolved(document, { value: item, pointer: pointerTo(pointer, index) }));
}

/** Items of two lists that are the same: by what identifies them, then by what they are, then by their order. */
export function paired(
  before: readonly Node[],
  after: readonly Node[],
): [before: Node | undefined, after: Node | undefined][] {
  const left = new Set(after);
  const partnerOf = new Map<Node, Node>();
  for (const same of [identity, ({ value }: Node) => canonical(value), ({ pointer }: Node) => pointer]) {
    const candidates = new Map([...left].reverse().map((node) => [same(node), node]));
    for (const node of before) {
      const key = same(node);
      const partner = key === undefined || partnerOf.has(node) ? undefined : candidates.get(key);
      if (partner === undefined || !left.delete(partner)) continue;
      partnerOf.set(node, partner);
    }
  }
  return [
    ...before.map((node): [Node, Node | undefined] => [node, partnerOf.get(node)]),
    ...[...left].map((node): [undefined, Node] => [undefined, node]),
  ];
}

/** What makes an item of a list the same one in another document: a parameter's name, a server's address, where a `$ref` leads. */
function identity({ value, pointer }: Node): string | undefined {
  const [place, name, url] = [member(value, 'in'), member(value, 'name'), member(value, 'url')];
  if (typeof name === 'string') return canonical([place, name]);
  if (typeof url === 'string') return url;
  return pointer.startsWith('#/components/') ? pointer : undefined;
}
