import { userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { usageError } from './command-error.js';

/**
 * Returns the folder of the journal: the option, or the place that the XDG specification has for it. Variables that are
 * not absolute paths are ignored, as it demands: each working directory would have a journal of its own.
 *
 * @throws CommandError of wrong usage if there is no such place
 */
export function journalFolder(option: string | undefined, env: NodeJS.ProcessEnv): string {
  if (option !== undefined) return option;
  const absolute = (path: string | undefined) => (path && isAbsolute(path) ? path : undefined);
  const home = absolute(env['HOME']) ?? homeOfUser();
  const state = absolute(env['XDG_STATE_HOME']) ?? join(home, '.local', 'state');
  return join(state, 'acs-phone-numbers');
}

function homeOfUser(): string {
  try {
    return userInfo().homedir;
  } catch {
    // A container may run as a user that it does not know.
    throw usageError('There is no home for the journal: set XDG_STATE_HOME, or give --journal DIR.');
  }
}
