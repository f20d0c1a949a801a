import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface Referable {
  readonly $ref?: string;
}

/** What this contract uses of a schema of OpenAPI 3.0. */
export interface Schema extends Referable {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly nullable?: boolean;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly example?: unknown;
}

/** What this contract uses of a header. */
interface Header extends Referable {
  readonly required?: boolean;
  readonly schema?: Schema;
  readonly examples?: Readonly<Record<string, { readonly value?: string }>>;
}

/** What this contract uses of a parameter. */
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required?: boolean;
  readonly schema: Schema;
  readonly example: string | number;
}

/** A named example. */
interface Example extends Referable {
  readonly value?: unknown;
}

/** The body of a response, for one media type. */
interface Content {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, Example>>;
}

/** What this contract uses of a response. */
export interface Response extends Referable {
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Readonly<Record<string, Content>>;
}

/** One operation. */
export interface Operation {
  readonly operationId: string;
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, Content>>;
  };
  readonly responses: Readonly<Record<string, Response>>;
}

/** The methods of the contract. */
export const methods = ['get', 'post', 'patch', 'delete'] as const;

/** The bundled document: paths, their operations by method, and what these refer to. */
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<(typeof methods)[number], Operation>>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly headers: Readonly<Record<string, Header>>;
    readonly parameters: Readonly<Record<string, Parameter>>;
    readonly responses: Readonly<Record<string, Response>>;
    readonly examples: Readonly<Record<string, Example>>;
  };
}

/** The api-versions that are seeded, the oldest first: all that `@acs-contracts/spec` publishes. */
export const apiVersions = ['2021-03-07', '2025-06-01'] as const;

/** An api-version that is seeded. */
export type ApiVersion = (typeof apiVersions)[number];

const sources: Readonly<Record<ApiVersion, string>> = {
  '2021-03-07': '@acs-contracts/spec/openapi.json',
  '2025-06-01': '@acs-contracts/spec/2025-06-01/openapi.json',
};
const known = new Map<ApiVersion, Document>();

/** The contract of an api-version as `@acs-contracts/spec` publishes it. Read, not required: Prism resolves references in what is. */
export function documentOf(apiVersion: ApiVersion): Document {
  const source = createRequire(import.meta.url).resolve(sources[apiVersion]);
  const document: Document = known.get(apiVersion) ?? JSON.parse(readFileSync(source, 'utf8'));
  known.set(apiVersion, document);
  return document;
}

/**
 * Follows a reference into one kind of component; what is no reference is given back.
 *
 * @throws RangeError when there is no such component
 */
export function resolve<T extends Referable>(value: T, components: Readonly<Record<string, T>>): T {
  if (value.$ref === undefined) return value;
  const target = components[value.$ref.slice(value.$ref.lastIndexOf('/') + 1)];
  if (target === undefined) throw new RangeError(`expected ${value.$ref} in the contract, found nothing`);
  return resolve(target, components);
}
