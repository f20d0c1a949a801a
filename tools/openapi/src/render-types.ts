import openapiTS, { astToString, type OpenAPI3, type ResponseObject } from 'openapi-typescript';
import ts from 'typescript';
import { acceptUndefined } from './optional-properties.js';
import type { SchemaImport } from './targets.js';

const { factory } = ts;
const schemasPointer = '#/components/schemas/';
const headersPointer = '#/components/headers/';

/**
 * Renders the TypeScript types of a bundled document: `paths`, `components` and `operations`, as
 * openapi-typescript shapes them, with three additions.
 *
 * - An optional property also accepts an explicit `undefined`.
 * - An optional response header stays optional, although the contract refers to it by `$ref`.
 * - The schemas of `imports` are taken from that package.
 */
export async function renderTypes(
  document: Record<string, unknown>,
  imports?: SchemaImport,
): Promise<string> {
  const imported = new Set(imports?.schemas.map((name) => schemasPointer + name));
  const nodes = await openapiTS(inlineHeaders(asOpenApi(document)), {
    silent: true,
    // A default is what holds when a request leaves a member out, so that it may be left out.
    defaultNonNullable: false,
    ...(imports && { inject: `import type { components as Imported } from '${imports.from}';\n` }),
    transform: (_schema, { path }) =>
      path !== undefined && imported.has(path)
        ? importedSchema(path.slice(schemasPointer.length))
        : undefined,
  });
  return astToString(acceptUndefined(nodes));
}

/** `Imported['schemas'][name]` */
function importedSchema(name: string): ts.TypeNode {
  const index = (object: ts.TypeNode, key: string) =>
    factory.createIndexedAccessTypeNode(
      object,
      factory.createLiteralTypeNode(factory.createStringLiteral(key)),
    );
  return index(index(factory.createTypeReferenceNode('Imported'), 'schemas'), name);
}

/** A copy whose response headers stand in place: openapi-typescript makes every header behind a `$ref` a required one. */
function inlineHeaders(document: OpenAPI3): OpenAPI3 {
  const copy = structuredClone(document);
  const operations = Object.values(copy.paths ?? {}).flatMap((item) => Object.values(item));
  const inline = operations.flatMap((operation) => Object.values(operation?.responses ?? {}));
  for (const response of [...inline, ...Object.values(copy.components?.responses ?? {})]) {
    if (!hasHeaders(response)) continue;
    for (const [name, header] of Object.entries(response.headers)) {
      const target =
        '$ref' in header ? copy.components?.headers?.[header.$ref.slice(headersPointer.length)] : header;
      if (target !== undefined) response.headers[name] = target;
    }
  }
  return copy;
}

function hasHeaders(response: unknown): response is Required<Pick<ResponseObject, 'headers'>> {
  return typeof response === 'object' && response !== null && 'headers' in response;
}

/** The linter has held the document against the OpenAPI schema before it comes here; this checks the one field that tells versions apart. */
function asOpenApi(document: Record<string, unknown>): OpenAPI3 {
  if (!isOpenApi(document))
    throw new TypeError(`expected an OpenAPI 3 document, got openapi: ${String(document['openapi'])}`);
  return document;
}

function isOpenApi(document: Record<string, unknown>): document is Record<string, unknown> & OpenAPI3 {
  return typeof document['openapi'] === 'string' && document['openapi'].startsWith('3.');
}
