import type { Operation, OperationParameter } from '@acs-contracts/contract-tests/rules';

/** A part of a message that a schema describes. */
export interface SchemaPart {
  /** Where the part is: `PhoneNumbers_GetOperation 200 body`, `PhoneNumbers_GetOperation query`. */
  readonly key: string;
  readonly schema: object;
  /** Headers and parameters arrive as strings, and count as numbers if their schema says so. */
  readonly isCoerced: boolean;
}

/** Returns every part of the requests and responses of an operation that has a schema. */
export function schemaParts(operation: Operation): SchemaPart[] {
  const { iid, request, responses } = operation;
  const bundled = '__bundled__' in operation ? operation.__bundled__ : undefined;
  const parameters = (place: string, list: readonly OperationParameter[] = []): SchemaPart[] =>
    list.length === 0 ? [] : [{ key: `${iid} ${place}`, schema: objectOf(list), isCoerced: true }];
  const body = (place: string, schema: object | undefined): SchemaPart[] =>
    schema === undefined
      ? []
      : [{ key: `${iid} ${place}`, schema: withReferences(schema, bundled), isCoerced: false }];
  return [
    ...parameters('path', request?.path),
    ...parameters('query', request?.query),
    ...body('body', request?.body?.contents?.[0]?.schema),
    ...responses.flatMap(({ code, headers, contents }) => [
      ...parameters(`${code} headers`, headers),
      ...body(`${code} body`, contents?.[0]?.schema),
    ]),
  ];
}

/** Names of headers and parameters are compared in lower case, as Prism does. */
function objectOf(parameters: readonly OperationParameter[]): object {
  const named = parameters.map(({ name, schema }) => [name.toLowerCase(), schema ?? {}] as const);
  return {
    type: 'object',
    properties: Object.fromEntries(named),
    required: parameters.filter(({ required }) => required).map(({ name }) => name.toLowerCase()),
  };
}

function withReferences(schema: object, bundled: unknown): object {
  return JSON.stringify(schema).includes('"$ref"') ? { ...schema, __bundled__: bundled } : schema;
}
