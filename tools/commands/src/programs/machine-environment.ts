import path from 'node:path';
import process from 'node:process';
import { repositoryRoot } from '../tasks/turbo.js';

/**
 * The environment in which a person of this machine would run npm: that of this process, but the PATH has no folder of
 * the repository, where pnpm puts the Node.js that the repository brings.
 *
 * npm and pnpm read the settings of the machine (a registry, a certificate authority) beside the Node.js that runs
 * them: with another Node.js than their own they have none of these, and try for hours to reach what they cannot.
 */
export function machineEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const { PATH, ...others } = environment;
  return PATH === undefined ? others : { ...others, PATH: machinePath(PATH, repositoryRoot) };
}

/** Leaves out the folders in a repository, and those that are relative to whatever folder a program runs in. */
export function machinePath(folders: string, repository: string): string {
  const isOfMachine = (folder: string) =>
    path.isAbsolute(folder) && !path.join(folder, path.sep).startsWith(path.join(repository, path.sep));
  return folders.split(path.delimiter).filter(isOfMachine).join(path.delimiter);
}
