import { Lookup } from '../document/located.js';
import type { Direction } from '../document/prepare.js';
import { isObject, type JsonObject, member } from '../json.js';

const prefix = '#/components/schemas/';

/** The names of the schemas of a document. */
export function schemaNames(document: JsonObject): string[] {
  const schemas = member(document['components'], 'schemas');
  return isObject(schemas) ? Object.keys(schemas) : [];
}

/** The names of the schemas that messages of one direction have, directly or inside others. */
export function schemasIn(document: JsonObject, direction: Direction): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const lookup = new Lookup(document);
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isObject(value)) return;
    const { $ref } = value;
    if (typeof $ref === 'string' && !seen.has($ref)) {
      seen.add($ref);
      if ($ref.startsWith(prefix)) found.add($ref.slice(prefix.length));
      visit(lookup.at($ref)?.value);
    }
    for (const item of Object.values(value)) visit(item);
  };
  const paths = document['paths'];
  for (const item of isObject(paths) ? Object.values(paths) : []) {
    for (const operation of isObject(item) ? [item, ...Object.values(item)] : []) {
      if (direction === 'response') visit(member(operation, 'responses'));
      else visit([member(operation, 'parameters'), member(operation, 'requestBody')]);
    }
  }
  return found;
}
