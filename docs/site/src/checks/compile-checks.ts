import { fileURLToPath } from 'node:url';
import { publishedContract } from '@acs-contracts/contract-tests';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';
import { build } from 'esbuild';
import { schemaParts } from './schema-parts.js';

/**
 * Compiles the schemas of an api-version into the text of an ES module, so that a page may check bodies and headers
 * without `eval`. It exports `contract`, the operations for the rules, and `validators`, a function of ajv for each
 * part of a message, by the key of `schemaParts`.
 *
 * @throws RangeError when there is no contract of that version
 */
export async function compileChecks(apiVersion: string): Promise<string> {
  const { operations } = await publishedContract(apiVersion);
  const parts = operations.flatMap(schemaParts).map((part) => ({ ...part, text: textOf(part.schema) }));
  const modules = await Promise.all(
    [true, false].map(async (isCoerced) => {
      const texts = [
        ...new Set(parts.filter((part) => part.isCoerced === isCoerced).map(({ text }) => text)),
      ];
      return { isCoerced, texts, code: await validatorsOf(texts, isCoerced) };
    }),
  );
  const entries = parts.map(({ key, isCoerced, text }) => {
    const index = modules.find((module) => module.isCoerced === isCoerced)?.texts.indexOf(text);
    return `${JSON.stringify(key)}: ${isCoerced ? 'coercing' : 'strict'}.v${index}`;
  });
  const declarations = modules.map(
    ({ isCoerced, code }) =>
      `const ${isCoerced ? 'coercing' : 'strict'} = (() => {\n${code}\nreturn validators;\n})();`,
  );
  const forRules = operations.map(({ iid, method, path, request, responses }) => ({
    iid,
    method,
    path,
    request: { body: request?.body },
    responses,
  }));
  return [
    ...declarations,
    `export const validators = {\n${entries.join(',\n')}\n};`,
    `export const contract = { operations: ${JSON.stringify(forRules, withoutDocumentation)} };\n`,
  ].join('\n');
}

/** The options are those with which Prism makes its own validators. */
async function validatorsOf(texts: readonly string[], coerceTypes: boolean): Promise<string> {
  const ajv = new Ajv({
    allErrors: true,
    allowUnionTypes: true,
    allowMatchingProperties: true,
    strict: false,
    coerceTypes,
    logger: false,
    code: { source: true },
  });
  formats.default(ajv);
  const names = Object.fromEntries(
    texts.map((text, index) => {
      ajv.addSchema(JSON.parse(text), `schema-${index}`);
      return [`v${index}`, `schema-${index}`];
    }),
  );
  const contents = standalone.default(ajv, names);
  const resolveDir = fileURLToPath(new URL('.', import.meta.url));
  const { outputFiles } = await build({
    stdin: { contents, resolveDir, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'validators',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}

/** The text of a schema without what is for readers; equal schemas are compiled once. */
function textOf(schema: object): string {
  return JSON.stringify(schema, withoutDocumentation);
}

const documentation: readonly string[] = [
  'x-stoplight',
  'description',
  'title',
  'examples',
  'example',
  '$schema',
];

function withoutDocumentation(this: unknown, name: string, value: unknown): unknown {
  // A property of a schema may be called like a keyword that is left out: then its value is a schema.
  const isProperty =
    typeof value === 'object' && value !== null && !Array.isArray(value) && name !== 'x-stoplight';
  return documentation.includes(name) && !isProperty ? undefined : value;
}
