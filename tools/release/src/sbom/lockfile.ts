/** A package that npm has installed. */
export interface Installed {
  /** Where it lies in the project: `node_modules/openapi-fetch`. */
  readonly location: string;
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, where the package names one. */
  readonly license: string | undefined;
  /** The hash that npm checked, as in Subresource Integrity: `sha512-…`. */
  readonly integrity: string | undefined;
  /** Where its dependencies lie that are installed. */
  readonly dependencies: readonly string[];
}

/** The entries of `packages` in a `package-lock.json` of version 3, as far as they are read here. */
interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/**
 * The package at a location with all that it needs, directly or not, itself first.
 *
 * @param lockfile - the text of a `package-lock.json` of version 3
 * @throws Error when nothing is installed there
 */
export function installedWith(lockfile: string, location: string): Installed[] {
  const { packages }: { packages: Readonly<Record<string, Locked>> } = JSON.parse(lockfile);
  const found = new Map<string, Installed>();
  const visit = (at: string) => {
    if (found.has(at)) return;
    const locked = packages[at];
    if (locked?.version === undefined) throw new Error(`expected a package in ${at}, found none`);
    const names = Object.keys({
      ...locked.dependencies,
      ...locked.optionalDependencies,
      ...locked.peerDependencies,
    });
    const dependencies = names.flatMap((name) => locate(packages, at, name) ?? []);
    const { version, license, integrity } = locked;
    found.set(at, { location: at, name: nameOf(at), version, license, integrity, dependencies });
    dependencies.forEach(visit);
  };
  visit(location);
  return [...found.values()];
}

/** Where Node finds a package that is asked for from a location: there, or in a folder above it. */
function locate(packages: Readonly<Record<string, Locked>>, from: string, name: string): string | undefined {
  for (let at = from; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    const candidate = `${at}${at === '' ? '' : '/'}node_modules/${name}`;
    if (candidate in packages) return candidate;
    if (at === '') return undefined;
  }
}

function nameOf(location: string): string {
  return location.slice(location.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
