import { asArray, asRecord } from '@acs-contracts/commands/json';

/** What a schema may say besides its type. */
const restrictions = [
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'collectionFormat',
  'discriminator',
  'default',
  'readOnly',
  'x-nullable',
];

/**
 * Returns the type of a schema, a parameter or a header in one line.
 *
 * @param file - the document in which it stands, as references to it are written
 * @param reached - gets the definitions that it refers to, as `file#/definitions/Name`
 */
export function typeOf(schema: Record<string, unknown>, file: string, reached: Set<string>): string {
  const { $ref } = schema;
  const said = restrictions
    .filter((name) => name in schema)
    .map((name) => ` ${name} ${String(schema[name])}`)
    .join('');
  if (typeof $ref === 'string') {
    reached.add($ref.startsWith('#') ? `${file}${$ref}` : $ref);
    return `${$ref.slice($ref.lastIndexOf('/') + 1)}${said}`;
  }
  const inner = (value: unknown) => typeOf(asRecord(value), file, reached);
  if (schema['type'] === 'array') return `${inner(schema['items'])}[]${said}`;
  const listed = asArray(schema['enum']).join(' | ');
  const values =
    listed === '' || schema['type'] === 'string' ? listed : `${String(schema['type'])} ${listed}`;
  const isOpen = asRecord(schema['x-ms-enum'])['modelAsString'] === true;
  const bases = asArray(schema['allOf']).map(inner).join(' & ');
  const { additionalProperties } = schema;
  const map =
    typeof additionalProperties === 'object'
      ? ` of ${inner(additionalProperties)}`
      : `${additionalProperties === undefined ? '' : ` additionalProperties ${additionalProperties}`}`;
  const type = bases === '' ? String(schema['type'] ?? 'object') : bases;
  return `${values === '' ? type : `${values}${isOpen ? ' | any other' : ''}`}${map}${said}`;
}
