import { fileURLToPath } from 'node:url';

/** The root folder of this repository. */
export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** What one workspace package gets rendered from the contract. Paths are relative to the repository's root. */
export interface Target {
  /** The OpenAPI document to start from. */
  readonly entry: string;
  /** The folder that holds every source file of the contract which `entry` may refer to. */
  readonly sources: readonly string[];
  /** What is written, and where. */
  readonly outputs: readonly Output[];
}

/** One generated file: the bundled document as YAML or JSON, or its TypeScript types. */
export type Output =
  | { readonly kind: 'yaml' | 'json'; readonly path: string }
  | { readonly kind: 'types'; readonly path: string; readonly imports?: SchemaImport };

/** Schemas that the types take from another package instead of declaring them again. */
export interface SchemaImport {
  readonly from: string;
  readonly schemas: readonly string[];
}

const common = 'spec/common/2021-03-07';
const phoneNumbers = 'spec/phone-numbers/2021-03-07';

/** Every package with generated files, by the name of its folder. */
export const targets = {
  spec: {
    entry: `${phoneNumbers}/openapi.yaml`,
    sources: [common, phoneNumbers],
    outputs: [
      { kind: 'yaml', path: 'spec/generated/openapi.yaml' },
      { kind: 'json', path: 'spec/generated/openapi.json' },
    ],
  },
  'communication-error-types': {
    entry: `${common}/common.yaml`,
    sources: [common],
    outputs: [{ kind: 'types', path: 'packages/communication-error-types/src/generated/common.ts' }],
  },
  'phone-numbers-types': {
    entry: `${phoneNumbers}/openapi.yaml`,
    sources: [common, phoneNumbers],
    outputs: [
      {
        kind: 'types',
        path: 'packages/phone-numbers-types/src/generated/phone-numbers.ts',
        imports: {
          from: '@acs-contracts/communication-error-types',
          schemas: ['CommunicationError', 'CommunicationErrorResponse'],
        },
      },
    ],
  },
} as const satisfies Record<string, Target>;

/** The name of a package with generated files. */
export type TargetName = keyof typeof targets;

/** Tells whether `name` is a package with generated files. */
export function isTargetName(name: string): name is TargetName {
  return Object.hasOwn(targets, name);
}
