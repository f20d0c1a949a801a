import { fileURLToPath } from 'node:url';
import { apiVersionsIn, sharedFolder } from './api-versions.js';

/** The root folder of this repository. */
export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** What one workspace package gets rendered from one api-version. Paths are relative to the repository's root. */
export interface Target {
  /** The OpenAPI document to start from. */
  readonly entry: string;
  /** The folders that hold every source file of the contract which `entry` may refer to. */
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
  /** The folder of the sources that the package is made of. A document that does not use it imports nothing. */
  readonly sources: string;
}

/**
 * The api-version that the packages export without naming it. Its generated files have no api-version in their path;
 * those of every other api-version lie in a folder named after it. To change it is a major change of the packages.
 */
export const exportedVersion = '2021-03-07';

const common = 'spec/common';
const phoneNumbers = 'spec/phone-numbers';

/** The folder of the sources that several api-versions refer to. */
export const sharedSources = `${phoneNumbers}/${sharedFolder}`;

/** Every package with generated files, by the name of its folder, with what it exports. */
export const targets = {
  spec: specTarget(exportedVersion, [exportedVersion]),
  'communication-error-types': commonTarget(exportedVersion),
  'phone-numbers-types': phoneNumbersTarget(exportedVersion, [exportedVersion]),
} as const satisfies Record<string, Target>;

/** The name of a package with generated files. */
export type TargetName = keyof typeof targets;

/** Tells whether `name` is a package with generated files. */
export function isTargetName(name: string): name is TargetName {
  return Object.hasOwn(targets, name);
}

/**
 * Returns what a package gets rendered from every api-version that has a folder in `spec/`: what it exports first.
 *
 * @param root - the repository's root
 * @throws InvalidSpecError when a folder is not named after an api-version, or has no document
 */
export function targetsOf(root: string, name: TargetName): Target[] {
  const commons = apiVersionsIn(root, common, 'common.yaml');
  const others = (versions: readonly string[]) => versions.filter((version) => version !== exportedVersion);
  if (name === 'communication-error-types') return [targets[name], ...others(commons).map(commonTarget)];
  const target = name === 'spec' ? specTarget : phoneNumbersTarget;
  const versions = others(apiVersionsIn(root, phoneNumbers, 'openapi.yaml'));
  return [targets[name], ...versions.map((version) => target(version, commons))];
}

function specTarget(version: string, commons: readonly string[]): Target {
  const folder = `spec/generated/${subfolder(version)}`;
  return {
    ...phoneNumbersSources(version, commons),
    outputs: [
      { kind: 'yaml', path: `${folder}openapi.yaml` },
      { kind: 'json', path: `${folder}openapi.json` },
    ],
  };
}

function commonTarget(version: string): Target {
  const file = `packages/communication-error-types/src/generated/${subfolder(version)}common.ts`;
  return {
    entry: `${common}/${version}/common.yaml`,
    sources: [`${common}/${version}`],
    outputs: [{ kind: 'types', path: file }],
  };
}

function phoneNumbersTarget(version: string, commons: readonly string[]): Target {
  const file = `packages/phone-numbers-types/src/generated/${subfolder(version)}phone-numbers.ts`;
  const imports = {
    from: '@acs-contracts/communication-error-types',
    schemas: ['CommunicationError', 'CommunicationErrorResponse'],
    sources: `${common}/${exportedVersion}`,
  };
  return { ...phoneNumbersSources(version, commons), outputs: [{ kind: 'types', path: file, imports }] };
}

function phoneNumbersSources(version: string, commons: readonly string[]): Pick<Target, 'entry' | 'sources'> {
  const folder = `${phoneNumbers}/${version}`;
  return {
    entry: `${folder}/openapi.yaml`,
    sources: [...commons.map((name) => `${common}/${name}`), sharedSources, folder],
  };
}

function subfolder(version: string): string {
  return version === exportedVersion ? '' : `${version}/`;
}
