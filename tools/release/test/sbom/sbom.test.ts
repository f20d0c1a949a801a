import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { expect, it } from 'vitest';
import { billOfMaterials } from '../../src/sbom/bill-of-materials.js';
import { installedWith } from '../../src/sbom/lockfile.js';

/** Two versions of one package, one of them inside another; a peer; something that nobody here needs. */
const lockfile = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    '': { dependencies: { '@scope/client': 'file:client.tgz' } },
    'node_modules/@scope/client': {
      ...{ version: '1.0.0', license: 'MIT', integrity: `sha512-${Buffer.alloc(64, 1).toString('base64')}` },
      dependencies: { fetch: '^1.0.0', '@scope/types': '^2.0.0' },
      peerDependencies: { absent: '*' },
    },
    'node_modules/@scope/types': { version: '2.0.0', license: 'MIT' },
    'node_modules/fetch': { version: '1.1.0', license: 'ISC OR MIT', dependencies: { helper: '^3.0.0' } },
    'node_modules/fetch/node_modules/helper': { version: '3.0.0', optionalDependencies: { fetch: '*' } },
    'node_modules/helper': { version: '4.0.0' },
  },
});

it('names what an installation brings along, in the versions that are used', () => {
  const packages = installedWith(lockfile, 'node_modules/@scope/client');
  expect(packages.map(({ name, version }) => `${name}@${version}`).sort()).toEqual([
    '@scope/client@1.0.0',
    '@scope/types@2.0.0',
    'fetch@1.1.0',
    'helper@3.0.0',
  ]);
});

it('is valid CycloneDX 1.6', async () => {
  const bom = billOfMaterials(installedWith(lockfile, 'node_modules/@scope/client'));
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
  expect(await validator.validate(bom)).toBeNull();
});

it('describes the package, with hash, licence and package URL, and what needs what', () => {
  const bom = JSON.parse(billOfMaterials(installedWith(lockfile, 'node_modules/@scope/client')));
  expect(bom.metadata.component).toMatchObject({
    group: '@scope',
    name: 'client',
    version: '1.0.0',
    purl: 'pkg:npm/%40scope/client@1.0.0',
    hashes: [{ alg: 'SHA-512', content: '01'.repeat(64) }],
    licenses: [{ expression: 'MIT' }],
  });
  expect(bom.dependencies).toContainEqual({
    ref: 'node_modules/@scope/client',
    dependsOn: ['node_modules/@scope/types', 'node_modules/fetch'],
  });
});

it('refuses to describe what is not installed', () => {
  expect(() => installedWith(lockfile, 'node_modules/other')).toThrow(
    'expected a package in node_modules/other',
  );
});
