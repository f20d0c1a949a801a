import { describe, expect, it } from 'vitest';
import { checkPackedPackage } from '../../src/package-check/check-package.js';
import type { PackedPackage } from '../../src/packed/packed-package.js';

const manifest = {
  name: '@acs-contracts/sample',
  version: '1.0.0',
  description: 'A package as it should be',
  license: 'MIT',
  type: 'module',
  sideEffects: false,
  engines: { node: '>=20.19' },
  repository: {
    type: 'git',
    url: 'git+https://github.com/acs-contracts/acs-contracts.git',
    directory: 'packages/sample',
  },
  files: ['dist'],
  main: './dist/index.js',
  types: './dist/index.d.ts',
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './package.json': './package.json',
  },
  publishConfig: { access: 'public', provenance: true },
  dependencies: { 'openapi-fetch': '0.17.0' },
};

/** A package with nothing wrong, in which `fields` and `files` replace what they name; `undefined` removes it. */
function sample(
  fields: object = {},
  files: Readonly<Record<string, string | undefined>> = {},
): PackedPackage {
  const all: Record<string, string | undefined> = {
    'package.json': JSON.stringify({ ...manifest, ...fields }),
    'README.md': '# sample\n',
    'CHANGELOG.md': '# sample\n\n## 1.0.0\n\n### Major Changes\n',
    LICENSE: 'MIT',
    'dist/index.js': 'export const answer = 42;\n',
    'dist/index.d.ts': 'export declare const answer = 42;\n',
    ...files,
  };
  const present = Object.entries(all).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, text] as const],
  );
  return { folder: 'packages/sample', files: new Map(present) };
}

it('finds nothing in a package as it should be', async () => {
  expect(await checkPackedPackage(sample())).toEqual([]);
});

/** The files of a package of types alone, for both module systems. */
const typesAlone = {
  'dist/index.js': undefined,
  'dist/index.d.ts': 'export type Answer = 42;\n',
  'dist/index.d.cts': 'export type Answer = 42;\n',
};

it('finds nothing in a package of types alone', async () => {
  const types = { import: './dist/index.d.ts', require: './dist/index.d.cts' };
  const exports = { '.': { types }, './package.json': './package.json' };
  expect(await checkPackedPackage(sample({ main: undefined, exports }, typesAlone))).toEqual([]);
});

it('finds nothing in a package of data alone', async () => {
  const exports = { './openapi.json': './generated/openapi.json', './package.json': './package.json' };
  const data = {
    'dist/index.js': undefined,
    'dist/index.d.ts': undefined,
    'generated/openapi.json': '{}',
    'generated/2022-12-01/openapi.json': '{}',
    'generated/2022-12-01-preview/openapi.yaml': '',
  };
  const rootless = { main: undefined, types: undefined };
  expect(await checkPackedPackage(sample({ ...rootless, exports }, data))).toEqual([]);
});

describe('a package', () => {
  it.each([
    {
      what: 'without README',
      files: { 'README.md': undefined },
      finding: 'contents: expected README.md, found none',
    },
    {
      what: 'without CHANGELOG',
      files: { 'CHANGELOG.md': undefined },
      finding: 'contents: expected CHANGELOG.md, found none',
    },
    {
      what: 'whose CHANGELOG lacks the version',
      files: { 'CHANGELOG.md': '# sample\n\n## 0.9.0\n' },
      finding: 'contents: expected an entry ## 1.0.0 in CHANGELOG.md, found none',
    },
    {
      what: 'without LICENSE',
      files: { LICENSE: undefined },
      finding: 'contents: expected LICENSE, found none',
    },
    {
      what: 'with its sources',
      files: { 'src/index.ts': 'export {};' },
      finding: 'contents: expected only what users need, found src/index.ts',
    },
    {
      what: 'with a generated file that is not a document of an api-version',
      files: { 'generated/draft/openapi.json': '{}' },
      finding: 'contents: expected only what users need, found generated/draft/openapi.json',
    },
    {
      what: 'with build state',
      files: { 'dist/tsconfig.tsbuildinfo': '{}' },
      finding: 'contents: expected only what users need, found dist/tsconfig.tsbuildinfo',
    },
    {
      what: 'that names a source map',
      files: { 'dist/index.js': 'export const answer = 42;\n//# sourceMappingURL=index.js.map\n' },
      finding: 'contents: expected no source map that is not packed, found one named in dist/index.js',
    },
  ])('$what is caught', async ({ files, finding }) => {
    expect(await checkPackedPackage(sample({}, files))).toContain(finding);
  });

  it.each([
    { fields: { license: 'ISC' }, finding: 'expected license to be "MIT", got "ISC"' },
    { fields: { type: undefined }, finding: 'expected type to be "module", got nothing' },
    {
      fields: { sideEffects: undefined },
      finding: 'expected sideEffects to be false or a list of packed files, got nothing',
    },
    {
      fields: { sideEffects: ['./dist/index.js', './dist/none.js'] },
      finding: 'expected sideEffects to be false or a list of packed files, got "./dist/none.js"',
    },
    { fields: { engines: { node: '>=18' } }, finding: 'expected engines.node to be ">=20.19", got ">=18"' },
    {
      fields: { repository: { ...manifest.repository, directory: 'packages/other' } },
      finding: 'expected repository.directory to be "packages/sample", got "packages/other"',
    },
    {
      fields: { publishConfig: { access: 'public' } },
      finding: 'expected publishConfig.provenance to be true, got nothing',
    },
    { fields: { description: undefined }, finding: 'expected description to be a sentence, got nothing' },
    {
      fields: { exports: { '.': { default: './dist/index.js', types: './dist/index.d.ts' } } },
      finding: 'expected exports["."] to be types first, got "default"',
    },
    {
      fields: { exports: { '.': manifest.exports['.'] } },
      finding: 'expected exports to be an entry ./package.json, got "."',
    },
    { fields: { main: undefined }, finding: 'expected main to be "./dist/index.js", got nothing' },
    {
      fields: { types: './dist/other.d.ts' },
      finding: 'expected types to be "./dist/index.d.ts", got "./dist/other.d.ts"',
    },
    { fields: { exports: { './*': './*' } }, finding: 'expected exports to be named entries, got "./*"' },
    {
      fields: { dependencies: { other: 'workspace:^' } },
      finding: 'expected dependencies["other"] to be a version, got "workspace:^"',
    },
  ])('is caught: $finding', async ({ fields, finding }) => {
    expect(await checkPackedPackage(sample(fields))).toContain(`package.json: ${finding}`);
  });

  it('whose entry is not packed is caught by publint', async () => {
    const findings = await checkPackedPackage(sample({}, { 'dist/index.js': undefined }));
    expect(findings.join('\n')).toMatch(/publint: .*dist\/index\.js/);
  });

  it('of types alone that CommonJS cannot import is caught by "Are the types wrong?"', async () => {
    const exports = { '.': { types: './dist/index.d.ts' }, './package.json': './package.json' };
    const findings = await checkPackedPackage(sample({ main: undefined, exports }, typesAlone));
    expect(findings.join('\n')).toMatch(/attw: .*CJSResolvesToESM.*node16-cjs/);
  });

  it('with a second entry that moduleResolution node10 does not find is caught by "Are the types wrong?"', async () => {
    const second = { types: './dist/second.d.ts', default: './dist/second.js' };
    const exports = { ...manifest.exports, './second': second };
    const files = {
      'dist/second.js': 'export const second = 2;\n',
      'dist/second.d.ts': 'export declare const second = 2;\n',
    };
    const findings = await checkPackedPackage(sample({ exports }, files));
    expect(findings.join('\n')).toMatch(/attw: .*NoResolution.*"entrypoint":".\/second".*node10/);
    const typesVersions = { '*': { second: ['./dist/second.d.ts'] } };
    expect(await checkPackedPackage(sample({ exports, typesVersions }, files))).toEqual([]);
  });

  it('whose types import what is not there is caught by "Are the types wrong?"', async () => {
    const files = { 'dist/index.d.ts': "export * from './missing';\n" };
    const findings = await checkPackedPackage(sample({}, files));
    expect(findings.join('\n')).toMatch(/attw: .*InternalResolutionError/);
  });
});
