import { machineEnvironment } from '@acs-contracts/commands/machine-environment';
import { pnpm } from '@acs-contracts/commands/pnpm';
import { run } from '@acs-contracts/commands/run-program';
import { publicPackages } from '../packed/public-packages.js';
import { moveVersions } from '../version/move-versions.js';
import type { Registry } from './registry.js';
import { commit } from './repository-copy.js';

/** A published version: `@acs-contracts/spec@1.0.0`. */
export type Published = string;

/** Moves the versions as `pnpm release version` does, builds, and commits. */
export async function version(copy: string): Promise<void> {
  await moveVersions(copy, (command) => run(copy, command, machineEnvironment()));
  await run(copy, pnpm('build'), { TURBO_TELEMETRY_DISABLED: '1' });
  await commit(copy, 'Version packages');
}

/** Publishes what the registry does not have yet; gives what is new there. */
export async function publish(copy: string, registry: Registry): Promise<Published[]> {
  const before = await published(copy, registry);
  // changesets asks for the registry in the environment, pnpm and npm also in the .npmrc of the copy.
  const environment = {
    npm_config_registry: registry.url,
    'npm_config_@acs-contracts:registry': registry.url,
  };
  await run(copy, pnpm('exec', 'changeset', 'publish'), environment);
  const after = await published(copy, registry);
  return after.filter((name) => !before.includes(name));
}

async function published(copy: string, registry: Registry): Promise<Published[]> {
  const found: Published[] = [];
  for (const { name } of await publicPackages(copy)) {
    for (const version of await registry.versions(name)) found.push(`${name}@${version}`);
  }
  return found;
}
