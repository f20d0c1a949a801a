import { detectSpec, getTypes, type NormalizedNodeType, normalizeTypes } from '@redocly/openapi-core';
import { childOf, itemsOf, type Node, paired, resolved } from './document/node.js';
import { canonical, isObject, type JsonObject } from './json.js';

/** One place where two documents differ. */
export interface ListedChange {
  /** The kind of node, as Redocly names it: `Schema`, `Operation`, … */
  readonly type: string;
  readonly kind: 'added' | 'removed' | 'modified';
  /** The field of a node that is modified. */
  readonly property: string | undefined;
  /** The values of a field that is modified, before and after, as text in which the order of lists does not count. */
  readonly values: readonly [string, string];
  /** Where it stands in the older document. */
  readonly base: string | undefined;
  /** Where it stands in the newer document. */
  readonly revision: string | undefined;
}

/**
 * Lists where two bundled documents differ, node by node, as the OpenAPI specification of the newer one divides them
 * (`@redocly/openapi-core` knows all versions). A node that only one of them has is one change, whatever is in it.
 *
 * @throws Error for a document that follows no version of OpenAPI that is known
 */
export function listChanges(older: JsonObject, newer: JsonObject): ListedChange[] {
  const changes: ListedChange[] = [];
  const seen = new Set<string>();

  function compare(type: NormalizedNodeType, base: Node, revision: Node): void {
    const pair = `${base.pointer} ${revision.pointer}`;
    if (seen.has(pair)) return;
    seen.add(pair);
    if (Array.isArray(base.value)) {
      for (const [before, after] of paired(itemsOf(older, base), itemsOf(newer, revision)))
        compareNodes(itemTypeOf(type, (after ?? before)?.value) ?? type, before, after);
      return;
    }
    for (const name of new Set([...namesOf(base.value), ...namesOf(revision.value)])) {
      const [before, after] = [childOf(base, name), childOf(revision, name)];
      const inner = fieldTypeOf(type, name, (after ?? before)?.value);
      const [old, next] = [before && resolved(older, before), after && resolved(newer, after)];
      // A node that one document lacks is reported where it was named, and not where a `$ref` leads.
      const isOneSided = old === undefined || next === undefined;
      if (inner !== undefined && isOneSided) compareNodes(inner, before, after);
      else if (inner !== undefined && kindOf(old) === kindOf(next)) compareNodes(inner, old, next);
      else if (canonical(before?.value) !== canonical(after?.value)) {
        const values = [fieldText(before), fieldText(after)] as const;
        const places = { base: (before ?? base).pointer, revision: (after ?? revision).pointer };
        changes.push({ type: type.name, kind: 'modified', property: name, values, ...places });
      }
    }
  }

  function compareNodes(type: NormalizedNodeType, before: Node | undefined, after: Node | undefined): void {
    if (before !== undefined && after !== undefined) compare(type, before, after);
    else
      changes.push({
        type: type.name,
        kind: before === undefined ? 'added' : 'removed',
        property: undefined,
        values: [fieldText(before), fieldText(after)],
        base: before?.pointer,
        revision: after?.pointer,
      });
  }

  const { Root: root } = normalizeTypes(getTypes(detectSpec(newer)));
  if (root !== undefined) compare(root, { value: older, pointer: '#' }, { value: newer, pointer: '#' });
  return changes;
}

/** The type of what stands in a field; `undefined` for a value that is no node: a text, a number, a list of them. */
function fieldTypeOf(type: NormalizedNodeType, name: string, value: unknown): NormalizedNodeType | undefined {
  const declared = Object.hasOwn(type.properties, name) ? type.properties[name] : undefined;
  const isExtension = type.extensionsPrefix !== undefined && name.startsWith(type.extensionsPrefix);
  return named(declared ?? (isExtension ? undefined : type.additionalProperties), value, name);
}

function itemTypeOf(type: NormalizedNodeType, value: unknown): NormalizedNodeType | undefined {
  return named(type.items, value, '0');
}

function named(
  type: NormalizedNodeType['additionalProperties'],
  value: unknown,
  name: string,
): NormalizedNodeType | undefined {
  const found = typeof type === 'function' ? type(value, name) : type;
  return found?.name === undefined || typeof value !== 'object' ? undefined : found;
}

function kindOf(node: Node | undefined): string {
  return Array.isArray(node?.value) ? 'list' : typeof node?.value;
}

function namesOf(value: unknown): string[] {
  return isObject(value) ? Object.keys(value) : [];
}

function fieldText(node: Node | undefined): string {
  const value = node?.value;
  return Array.isArray(value) ? value.map(canonical).sort().join() : canonical(value);
}
