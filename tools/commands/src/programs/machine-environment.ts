import path from 'node:path';
import process from 'node:process';
import { repositoryRoot } from '../repository-root.js';

/** Where pnpm, which sets them for scripts, has its own settings, and those next to the Node.js that runs it. */
const settingsOfPnpm = /^npm_config_(npm_)?globalconfig$/i;

/**
 * The environment in which a person of this machine would run npm or pnpm: that of this process, but the PATH has no
 * folder of the repository, where pnpm puts the Node.js that the repository brings.
 *
 * npm and pnpm read the settings of the machine (a registry, a certificate authority) next to the Node.js that runs
 * them. With another Node.js than their own they have none of these, and try for hours to reach what they cannot.
 */
export function machineEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const changed = { ...environment };
  for (const [name, value] of Object.entries(environment)) {
    // Not deleted: who adds this environment to that of the process takes it over, too.
    if (settingsOfPnpm.test(name)) changed[name] = undefined;
    if (/^path$/i.test(name) && value !== undefined) changed[name] = machinePath(value, repositoryRoot);
  }
  return changed;
}

/** Leaves out the folders in a repository, and those that are relative to whatever folder a program runs in. */
export function machinePath(folders: string, repository: string): string {
  const isOfMachine = (folder: string) =>
    path.isAbsolute(folder) && !path.join(folder, path.sep).startsWith(path.join(repository, path.sep));
  return folders.split(path.delimiter).filter(isOfMachine).join(path.delimiter);
}
