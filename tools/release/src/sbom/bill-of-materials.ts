import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import type { Installed } from './lockfile.js';

/**
 * The bill of materials of a package: what an installation of it brings along, in which versions, under which licences,
 * and who needs what. CycloneDX 1.6 as JSON, the same for the same packages.
 *
 * @param packages - the package itself first, as {@link installedWith} gives them
 */
export function billOfMaterials(packages: readonly Installed[]): string {
  const components = new Map(packages.map((installed) => [installed.location, componentOf(installed)]));
  for (const { location, dependencies } of packages) {
    for (const dependency of dependencies) {
      const needed = components.get(dependency);
      if (needed !== undefined) components.get(location)?.dependencies.add(needed.bomRef);
    }
  }
  const [subject, ...others] = components.values();
  if (subject === undefined) throw new Error('expected a package to describe, got none');
  const bom = new Models.Bom({
    metadata: new Models.Metadata({ component: subject }),
    components: new Models.ComponentRepository(others),
  });
  const normalizers = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return `${new Serialize.JsonSerializer(normalizers).serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function componentOf({ location, name, version, license, integrity }: Installed): Models.Component {
  const [group, base] = name.startsWith('@') ? name.split('/') : [undefined, name];
  const component = new Models.Component(Enums.ComponentType.Library, base ?? name, {
    ...(group === undefined ? {} : { group }),
    version,
    bomRef: location,
    // As the purl specification has it for npm: the scope percent-encoded.
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    hashes: new Models.HashDictionary(hashesOf(integrity)),
  });
  if (license !== undefined) component.licenses.add(new Models.LicenseExpression(license));
  return component;
}

function hashesOf(integrity: string | undefined): [Enums.HashAlgorithm, string][] {
  const [, hash] = /^sha512-(\S+)/.exec(integrity ?? '') ?? [];
  return hash === undefined
    ? []
    : [[Enums.HashAlgorithm['SHA-512'], Buffer.from(hash, 'base64').toString('hex')]];
}
