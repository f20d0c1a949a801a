import { type Document, resolve, type Schema } from './document.js';

/** A value that conforms to a schema, as small as can be: the members that are required, the first of the values. */
export function sampleOf(reference: Schema, document: Document): unknown {
  const schema = resolve(reference, document.components.schemas);
  const [alternative] = schema.anyOf ?? [];
  if (alternative !== undefined) return sampleOf(alternative, document);
  switch (schema.type) {
    case 'object': {
      const required = Object.entries(schema.properties ?? {}).filter(([name]) =>
        schema.required?.includes(name),
      );
      return Object.fromEntries(required.map(([name, member]) => [name, sampleOf(member, document)]));
    }
    case 'array':
      return schema.items === undefined ? [] : [sampleOf(schema.items, document)];
    case 'number':
    case 'integer':
      return schema.example ?? schema.minimum ?? 0;
    case 'boolean':
      return schema.example ?? true;
    default:
      return schema.example ?? schema.enum?.[0] ?? 'text';
  }
}
